import { describe, expect, it } from "vitest";
import { rolloutBuckets } from "./tables";

/** The rule in the words of the language whose code units it counts. */
function bucketOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return Math.abs(hash % 100);
}

describe("the table of buckets", () => {
  const { texts, customers } = rolloutBuckets();

  it("says what JavaScript makes of each text", () => {
    expect(texts.map((row) => ({ ...row, bucket: bucketOf(row.text) }))).toEqual(texts);
  });

  it("says what JavaScript makes of each customer and feature", () => {
    expect(customers.map((row) => ({ ...row, bucket: bucketOf(`${row.customer}:${row.feature}`) }))).toEqual(
      customers,
    );
  });

  it("has the least of all numbers, which has no counterpart without its sign", () => {
    expect(customers.filter((row) => row.why === "-2147483648").length).toBeGreaterThan(1);
  });
});
