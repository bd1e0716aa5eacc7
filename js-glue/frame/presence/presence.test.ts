import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";

vi.mock("../texts", () => ({
  regional: () => "en-GB",
  more: {
    presence: {
      today: (time: string) => `today ${time}`,
      tomorrow: (time: string) => `tomorrow ${time}`,
      later: (day: string, time: string) => `${day} ${time}`,
      closed: "closed",
    },
  },
}));

import { backText } from "./backText";
import { changeIn, presenceAt, readOpenings } from "./openings";

interface Row {
  hours: string;
  now: number;
  is: object;
  change?: number;
}
/** In seconds. The service's tests read the rest of it (tests/server/domain/OpeningHoursTest.cpp). */
const rows = (
  JSON.parse(readFileSync(new URL("../../../tests/data/hours.json", import.meta.url), "utf8")) as {
    presences: Row[];
  }
).presences;

describe("who is there", () => {
  test.each(rows)("by $hours at $now", ({ hours, now, is, change }) => {
    const openings = readOpenings(hours);
    const { isThere, back } = presenceAt(openings, now * 1_000);
    expect({ isThere, ...(back && { back: back / 1_000 }) }).toEqual(is);
    expect(changeIn(openings, now * 1_000) / 1_000).toBe(change ?? Infinity);
  });

  test("is read from the first eight alone, however many there are", () => {
    expect(readOpenings("1-2 ".repeat(100_000))).toHaveLength(8);
  });
});

describe("when they are back", () => {
  const now = new Date(2026, 10, 20, 18, 30).getTime();
  test.each([
    [new Date(2026, 10, 20, 23, 0), "today 23:00"],
    [new Date(2026, 10, 21, 0, 0), "tomorrow 0:00"],
    [new Date(2026, 10, 21, 9, 0), "tomorrow 9:00"],
    [new Date(2026, 10, 22, 9, 5), "Sunday 9:05"],
    [new Date(2026, 10, 26, 9, 0), "Thursday 9:00"],
    [new Date(2026, 10, 27, 9, 0), "Friday 27 November 9:00"],
    [new Date(2027, 0, 4, 9, 0), "Monday 4 January 9:00"],
  ])("%s", (back, text) => {
    expect(backText(back.getTime(), now).replace(/\b0(?=\d:)/, "")).toBe(text);
  });

  test("is not said where nobody knows", () => expect(backText(undefined, now)).toBe("closed"));
});
