import { describe, expect, it } from "vitest";
import { clockText, dayOf, dayText } from "./times";

const at = (...parts: [number, number, number, number?]) => new Date(...parts).getTime();

describe("dayText", () => {
  const now = at(2025, 2, 1, 9);
  it.each([
    [at(2025, 2, 1), "Today"],
    [at(2025, 1, 28), "Yesterday"],
  ])("names the days that are near", (day, text) => expect(dayText(day, now)).toBe(text));

  it("names the year only where it is another one", () => {
    expect(dayText(at(2025, 0, 5), now)).not.toContain("2025");
    expect(dayText(at(2024, 11, 31), now)).toContain("2024");
  });
});

it("takes a day from midnight to midnight by the visitor's clock", () => {
  expect(dayOf(at(2025, 2, 1, 23))).toBe(at(2025, 2, 1));
});

it("shows no time where none is known", () => {
  expect(clockText(0)).toBe("");
});
