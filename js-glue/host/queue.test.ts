import { expect, test } from "vitest";
import { replayQueue } from "./queue";
import type { Run } from "./queue";

function recorder(): { calls: unknown[]; run: Run } {
  const calls: unknown[] = [];
  const run: Run = (method, parameters) => {
    calls.push([method, parameters[0]]);
    return method == "bad" ? Promise.reject(new Error("bad")) : Promise.resolve(method);
  };
  return { calls, run };
}
const ends = (method: string): [unknown[], Promise<unknown>] => {
  const item: unknown[] = [method, []];
  return [item, new Promise((resolve, reject) => item.push(resolve, reject))];
};

test("calls are replayed in order with their arguments, array or array-like", () => {
  const { calls, run } = recorder();
  replayQueue({ q: [["a", [1]], ["b", { 0: 2, length: 1 }], ["c"]] }, run);
  expect(calls).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", undefined],
  ]);
});

test("the promises of the stub are settled", async () => {
  const [good, goodEnd] = ends("good");
  const [bad, badEnd] = ends("bad");
  replayQueue({ q: [good, bad] }, recorder().run);
  await expect(goodEnd).resolves.toBe("good");
  await expect(badEnd).rejects.toThrow("bad");
});

test("who kept the stub goes on calling through it", () => {
  const { calls, run } = recorder();
  const stub = { q: [] as unknown[] };
  replayQueue(stub, run);
  stub.q.push(["later", [1]]);
  expect(calls).toEqual([["later", 1]]);
});

test.each([[undefined], [null], ["q"], [{}], [{ q: "no" }], [{ q: [null, 5, "x", {}] }]])(
  "%j queues nothing",
  (stub) => {
    const { calls, run } = recorder();
    replayQueue(stub, run);
    expect(calls).toEqual([]);
  },
);
