import { expect, it } from "vitest";
import { MAX_DRAFT } from "../limits";
import { keptWhole } from "./keptWhole";

it.each([
  ["", true],
  ["x".repeat(5_000), true],
  ["x".repeat(MAX_DRAFT - 4), true],
  ["x".repeat(MAX_DRAFT + 1), false],
  ["é".repeat(MAX_DRAFT / 2 - 2), true],
  ["é".repeat(MAX_DRAFT / 2 + 1), false],
  ["€".repeat(5_000), true],
  ["😀".repeat(MAX_DRAFT / 4 - 1), true],
  ["😀".repeat(MAX_DRAFT / 4 + 1), false],
])("tells a text that the engine keeps whole from one that it cuts: %#", (text, whole) => {
  expect(keptWhole(text)).toBe(whole);
});

it.each(["x", "é", "€", "😀"])("tells what was cut among characters such as %s", (character) => {
  const bytes = new TextEncoder().encode(character.repeat(MAX_DRAFT)).slice(0, MAX_DRAFT);
  const cut = new TextDecoder().decode(bytes).replace(/\ufffd/g, "");
  expect(keptWhole(cut)).toBe(false);
});
