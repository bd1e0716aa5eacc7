import { expect, it } from "vitest";
import cases from "../../../tests/data/folding.json";
import { fold, foldMapped, occurrences, unfold } from "./fold";

it.each(cases)("finds and gives back what stands there: $name", ({ text, query, found }) => {
  const folded = foldMapped(text);
  const searched = fold(query);
  const there = occurrences(folded.text, searched).map((at) =>
    text.slice(...unfold(folded, at, at + searched.length)),
  );
  expect(there).toEqual(found);
});

it.each(cases)("folds the same with and without the way back: $name", ({ text }) => {
  expect(fold(text)).toBe(foldMapped(text).text);
});

it("maps every place of any text to where it comes from, in order", () => {
  const text = cases.map((one) => one.text).join("  ");
  const { text: folded, from } = foldMapped(text);
  expect(from).toHaveLength(folded.length + 1);
  expect(from.at(-1)).toBe(text.length);
  expect(from.every((at, i) => i === 0 || at >= from[i - 1]!)).toBe(true);
});
