import { describe, expect, test } from "vitest";
import { isHeavier } from "./weight";

const free = (): boolean => true;
const counted = (): boolean => false;

describe("weight", () => {
  test.each([
    ["a number", 1, 8],
    ["nothing", undefined, 8],
    ["an empty list", [], 8],
    ["text", "abcd", 16],
    ["a list", [1, "a"], 26],
    ["an object", { a: { b: 1 } }, 24],
    ["a map", new Map([["a", "bc"]]), 30],
    ["a set", new Set([1, 2]), 24],
    ["a buffer", new ArrayBuffer(100), 108],
    ["a view", new Uint8Array(100), 116],
  ])("of %s", (_, value, weight) => {
    expect(isHeavier([value], weight, counted)).toBe(false);
    expect(isHeavier([value], weight - 1, counted)).toBe(true);
  });

  test("a buffer that moves weighs nothing of its own", () => {
    expect(isHeavier([new ArrayBuffer(100)], 8, free)).toBe(false);
  });

  test("cycles and shared parts end", () => {
    const cycle: unknown[] = [];
    cycle.push(cycle, [cycle]);
    expect(isHeavier([cycle], 1_000, counted)).toBe(false);
    let doubled: unknown = 1;
    for (let level = 0; level < 60; ++level) doubled = [doubled, doubled];
    expect(isHeavier([doubled], 10_000, counted)).toBe(false);
  });

  test("a list of four thousand million holes is too heavy at once", () => {
    expect(isHeavier([new Array(2 ** 32 - 1)], 1 << 24, counted)).toBe(true);
  });
});
