import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";

vi.mock("../texts", () => ({ more: { forms: { labels: { csat: "How was this chat?" } } } }));

import { answerText } from "./answerText";
import { check } from "./check";
import { readExtra, type Form } from "./extra";
import { labelText } from "./labels";

interface Table {
  extras: { why: string; valid: boolean; extra: unknown }[];
  form: unknown;
  answers: { values: Record<string, unknown>; wrong: Record<string, string> }[];
}
/** The service's tests read it as well (tests/server/domain/FormTest.cpp). */
const table = JSON.parse(
  readFileSync(new URL("../../../tests/data/forms.json", import.meta.url), "utf8"),
) as Table;
const form = readExtra(JSON.stringify(table.form)) as Form;

describe("an extra", () => {
  test.each(table.extras)("is shown if the service may send it: $why", ({ valid, extra }) => {
    expect(readExtra(JSON.stringify(extra)) !== undefined).toBe(valid);
  });

  test.each(["", "{", "1", '"form"', '{"kind":"form"}', '{"kind":"replies","options":{"length":1}}'])(
    "that is %j is none",
    (text) => expect(readExtra(text)).toBeUndefined(),
  );

  test("of a newer service may say more than this frame knows", () => {
    expect(readExtra('{"kind":"replies","options":["Yes"],"icons":[1]}')).toEqual({
      kind: "replies",
      options: ["Yes"],
    });
  });
});

describe("an answer", () => {
  test.each(table.answers)("is judged as by the service: $values", ({ values, wrong }) => {
    expect(Object.fromEntries(check(form, values))).toEqual(wrong);
  });

  test("of a short form is its values, to be read", () => {
    const short = { ...form, fields: [form.fields[0]!, form.fields[2]!] };
    expect(answerText(short, { rating: 4, comment: "Great help" })).toBe("★★★★☆ Great help");
    expect(answerText(short, { rating: 5 })).toBe("★★★★★");
    expect(answerText({ ...form, fields: [form.fields[1]!] }, { score: 8 })).toBe("8/10");
  });

  test("of a long one has the labels beside them", () => {
    expect(answerText(form, { rating: 1, email: "a@b" })).toBe("Rating: ★☆☆☆☆\nE-mail: a@b");
  });
});

describe("a label", () => {
  test("is the service's own text, or one in the visitor's language, or at worst its name", () => {
    expect(labelText({ plain: "Your ring" })).toBe("Your ring");
    expect(labelText({ key: "csat" })).toBe("How was this chat?");
    expect(labelText({ key: "unheardOf" })).toBe("unheardOf");
    expect(labelText({ key: "toString" })).toBe("toString");
  });
});
