import { expect, test } from "vitest";
import { isMessage } from "./isMessage";

test.each(["a", "x".repeat(5000), "😀".repeat(5000), "two\nlines"])(
  "a text of 1 to 5,000 code points is a message",
  (text) => {
    expect(isMessage(text)).toBe(true);
  },
);

test.each([
  ["the empty text", ""],
  ["5,001 characters", "x".repeat(5001)],
  ["5,001 code points", "😀".repeat(5001)],
  ["half a surrogate pair", "a\ud83d"],
  ["a number", 5],
  ["nothing", undefined],
  ["an object", { toString: () => "text" }],
])("%s is no message", (_, text) => {
  expect(isMessage(text)).toBe(false);
});
