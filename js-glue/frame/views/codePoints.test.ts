import { expect, it } from "vitest";
import { codePoints } from "./codePoints";

it.each([
  ["", 0],
  ["abc", 3],
  ["é€", 2],
  ["😀".repeat(5_000), 5_000],
  ["👩‍👩‍👧", 5],
  ["\ud83d", 1],
  ["\ude00\ud83d", 2],
])("counts code points as the service does, not code units", (text, count) => {
  expect(codePoints(text)).toBe(count);
});
