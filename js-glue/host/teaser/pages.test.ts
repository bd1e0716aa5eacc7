import { expect, test } from "vitest";
import { fits, fitsOne } from "./pages";

test.each([
  ["*", "/", true],
  ["/", "/", true],
  ["/", "/rings", false],
  ["/rings/*", "/rings/1", true],
  ["/rings/*", "/rings", false],
  ["*/checkout", "/de/checkout", true],
  ["*/checkout", "/de/checkout/done", false],
  ["/*/checkout*", "/de/checkout/done", true],
  ["/a*a", "/a", false],
  ["/a*a", "/aa", true],
  ["/a*b*c", "/a-c-b-c", true],
  ["/a*b*c", "/a-c-b", false],
  ["/(rings|[x].+)$", "/(rings|[x].+)$", true],
  ["", "/", false],
])("%s on %s: %s", (pattern, path, expected) => {
  expect(fits(pattern, path)).toBe(expected);
});

test("of several patterns one has to fit, and no pattern is none", () => {
  expect(fitsOne("/rings/* /care", "/care")).toBe(true);
  expect(fitsOne("/rings/*  /care", "/")).toBe(false);
  expect(fitsOne(" ", "")).toBe(false);
});

test("a pattern of many stars takes no longer for that", () => {
  const began = performance.now();
  expect(fits("*a".repeat(200) + "b", "a".repeat(100_000))).toBe(false);
  expect(performance.now() - began).toBeLessThan(1_000);
});
