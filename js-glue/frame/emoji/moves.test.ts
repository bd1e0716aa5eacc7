import { expect, it } from "vitest";
import { moved } from "./moves";

// 0 1 2
// 3
// 4 5 6
// 7 8
const layout = { count: 9, rows: [0, 3, 4, 7], categories: [0, 4] };
const to = (key: string, at: number, withControl = false) => moved(key, layout, at, withControl);

it("goes on in the next row, and stops at both ends", () => {
  expect([0, 2, 3, 8].map((at) => to("next", at))).toEqual([1, 3, 4, 8]);
  expect([0, 3, 4, 8].map((at) => to("previous", at))).toEqual([0, 2, 3, 7]);
});

it("goes down and up in a column, or to the end of a shorter row", () => {
  expect([0, 2, 3, 6, 8].map((at) => to("ArrowDown", at))).toEqual([3, 3, 4, 8, 8]);
  expect([1, 3, 6, 8].map((at) => to("ArrowUp", at))).toEqual([1, 0, 3, 5]);
});

it("goes to the ends of a row, and with Control of all", () => {
  expect([to("Home", 5), to("End", 5), to("End", 7)]).toEqual([4, 6, 8]);
  expect([to("Home", 5, true), to("End", 5, true)]).toEqual([0, 8]);
});

it("goes from category to category", () => {
  expect([1, 4].map((at) => to("PageDown", at))).toEqual([4, 8]);
  expect([7, 4, 0].map((at) => to("PageUp", at))).toEqual([4, 0, 0]);
});

it("leaves other keys alone", () => {
  for (const key of ["Enter", " ", "a", "Tab"]) expect(to(key, 4)).toBeUndefined();
});
