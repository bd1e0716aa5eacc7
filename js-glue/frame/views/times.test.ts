import { beforeEach, describe, expect, it, vi } from "vitest";

const at = (...parts: [number, number, number, number?]) => new Date(...parts).getTime();

const browsers = vi.hoisted(() => ({ languages: [] as string[] }));
vi.stubGlobal("navigator", browsers);
let { clockText, dayOf, dayText } = await import("./times");
// What has been made for a language stays.
beforeEach(async () => {
  browsers.languages = [];
  vi.resetModules();
  ({ clockText, dayOf, dayText } = await import("./times"));
});

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

describe("clockText", () => {
  const afternoon = at(2025, 2, 1, 15);
  it.each([
    [["fr-CA", "en-GB", "en-US"], "15:00"],
    [["en-US", "en-GB"], "3:00 PM"],
    [["fr-FR", "enm-GB"], "3:00 PM"],
    [[], "3:00 PM"],
  ])("is as the visitor's region has it: %j", (languages, text) => {
    browsers.languages = languages;
    expect(clockText(afternoon).replace(/\s/, " ")).toBe(text);
  });
});
