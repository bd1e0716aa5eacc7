import assert from "node:assert/strict";
import { test } from "node:test";
import { median, quantile, spread } from "../../bench/lib/stats.mjs";

test("the median of an even number of rounds lies between the two in the middle", () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([2, 1]), 1.5);
});

test("the median of an odd number of rounds is the one in the middle", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([7]), 7);
});

test("a quantile lies among the samples, whatever their order", () => {
  const samples = [5, 1, 4, 2, 3];
  assert.equal(quantile(samples, 0), 1);
  assert.equal(quantile(samples, 0.25), 2);
  assert.equal(quantile(samples, 0.95), 4.8);
  assert.equal(quantile(samples, 1), 5);
  assert.deepEqual(samples, [5, 1, 4, 2, 3], "and leaves them as they were");
});

test("half of the rounds lie within the spread", () => {
  assert.equal(spread([1, 2, 3, 4, 5]), 1 / 3);
  assert.equal(spread([0, 0]), 0);
});
