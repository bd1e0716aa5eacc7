import { beforeEach, describe, expect, test, vi } from "vitest";

const draft = vi.hoisted(() => ({ text: "in the composer", notes: "", puts: 0 }));
const told = vi.hoisted(() => vi.fn());
vi.mock("../texts", () => ({ more: {} }));
vi.mock("../views/actions", () => ({
  actions: {
    draft: () => draft,
    typed: (text: string, notes: string) => {
      told(text, notes);
      draft.notes = notes;
    },
  },
}));

import type { Row } from "../store";
import { readExtra, type Form } from "./extra";
import { noteOn, putNote, valuesIn } from "./notes";

const form = readExtra(
  JSON.stringify({
    kind: "form",
    form: "csat",
    title: "How was it?",
    fields: [
      { name: "rating", type: "rating", label: "Stars", required: true },
      { name: "email", type: "email", label: "E-mail" },
      { name: "comment", type: "text", label: "More", most: 20 },
      { name: "when", type: "choice", label: "When", options: ["Now", "Later"] },
    ],
  }),
) as Form;
const rowAt = (at: number) => ({ at, key: at % 7 }) as Row;
const row = rowAt(1_700_000_000_000);
const kept = () => Object.keys(JSON.parse(draft.notes || "{}") as object);

beforeEach(() => {
  draft.notes = "";
  told.mockClear();
});

describe("what stands in a form that was not sent", () => {
  test("is found again by the message's time, whatever its row is called, and beside what is being written", () => {
    putNote(form, row, { rating: 4, comment: "It was" });
    expect(told).toHaveBeenCalledExactlyOnceWith("in the composer", draft.notes);
    const again = { ...row, key: 99 };
    expect(valuesIn(form, noteOn(form, again))).toEqual({ rating: 4, comment: "It was" });
    expect(noteOn(form, rowAt(1_700_000_000_001))).toBe("");
    expect(noteOn({ ...form, form: "nps" }, row)).toBe("");
  });

  test("goes without leaving anything, and is told once", () => {
    putNote(form, row, { rating: 4 });
    putNote(form, row);
    expect(draft.notes).toBe("");
    putNote(form, row);
    expect(told).toHaveBeenCalledTimes(2);
  });

  test("is of eight forms at most: the one edited longest ago is forgotten", () => {
    for (let at = 1; at <= 8; at++) putNote(form, rowAt(at), { rating: 1 });
    putNote(form, rowAt(1), { rating: 2 });
    putNote(form, rowAt(9), { rating: 3 });
    expect(kept()).toEqual(["3:csat", "4:csat", "5:csat", "6:csat", "7:csat", "8:csat", "1:csat", "9:csat"]);
  });

  test("is no longer than the engine keeps", () => {
    const long = "ü".repeat(4_000);
    for (let at = 1; at <= 3; at++) putNote(form, rowAt(at), { comment: long });
    expect(kept()).toEqual(["2:csat", "3:csat"]);
    expect(new TextEncoder().encode(draft.notes).length).toBeLessThanOrEqual(20_480);
  });

  test("is half an address, and a text that is too long, to be mended", () => {
    const values = { email: "ana@", comment: "a".repeat(30) };
    expect(valuesIn(form, JSON.stringify(values))).toEqual(values);
  });

  test.each([
    ["{"],
    ["[]"],
    ["null"],
    ['{"rating":"4","comment":4,"when":"Never","email":{}}'],
    ['{"rating":6}'],
    ['{"rating":4.5}'],
    ['{"__proto__":{"rating":4},"constructor":"x"}'],
    ['{"more":"x"}'],
  ])("is nothing that the form does not ask for: %s", (note) => {
    expect(valuesIn(form, note)).toEqual({});
  });

  test.each([
    "{",
    "[]",
    "1",
    '"x"',
    '{"1700000000000:csat":1}',
    '{"__proto__":{"1700000000000:csat":{"rating":4}}}',
  ])("is nothing where the record is damaged: %s", (notes) => {
    draft.notes = notes;
    expect(valuesIn(form, noteOn(form, row))).toEqual({});
    putNote(form, row, { rating: 5 });
    expect(valuesIn(form, noteOn(form, row))).toEqual({ rating: 5 });
  });
});
