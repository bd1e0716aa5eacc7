import { parse } from "@formatjs/icu-messageformat-parser";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wordsIn } from "../texts/words";
import reworded from "./index";

interface Row {
  why: string;
  text: string;
  language?: string;
  put?: string[];
  counted?: string[];
  values?: Record<string, unknown>;
  said?: string;
  error?: string;
}
/** The service's tests read it as well (tests/server/domain/WordingTest.cpp). */
const { messages } = JSON.parse(
  readFileSync(new URL("../../../tests/data/wording.json", import.meta.url), "utf8"),
) as { messages: Row[] };
const good = messages.filter(({ error }) => !error);

type Said = string | ((...given: unknown[]) => string);
type Entry = [string, string, ...string[]];

function saidOf({ text, language = "en", values = {} }: Row): string {
  const names = Object.keys(values);
  const built = () => ({ here: names.length ? () => "" : "" });
  const make = reworded(built, [["here", text, ...names] as Entry], language === "ar");
  const said = make(wordsIn(language))["here"] as Said;
  return typeof said === "string" ? said : said(...Object.values(values));
}

describe("a message in the owner's words", () => {
  test.each(good)("says what ICU says: $why", (row) => {
    expect(saidOf(row)).toBe(row.said);
  });

  // The widget's own are read by it when they are built.
  test.each(good)("is one for the build's parser as well: $why", ({ text }) => {
    expect(() => parse(text, { ignoreTag: true, requiresOtherClause: true })).not.toThrow();
  });

  test.each(messages.filter(({ error }) => error))("that is none comes to an end: $why", (row) => {
    expect(typeof saidOf({ ...row, values: { n: 1, name: "x" } })).toBe("string");
  });
});

describe("texts in the owner's words", () => {
  const built = () => ({
    send: "Send",
    refusals: { "engine.failed": { title: "Stopped" } },
    notices: { 1: "Blocked" },
    typing: (name: string) => `${name} is typing`,
  });
  const with_ = (...entries: Entry[]) => reworded(built, entries, false)(wordsIn("en"));

  test("have those in the places of the build's, and the others as they were", () => {
    const texts = with_(
      ["send", "Go"],
      ["refusals.engine/failed.title", "Gone"],
      ["notices.1", "No room"],
      ["typing", "{name}…", "name"],
    );
    expect(texts).toMatchObject({
      send: "Go",
      refusals: { "engine.failed": { title: "Gone" } },
      notices: { 1: "No room" },
    });
    expect((texts["typing"] as (name: string) => string)("Ada")).toBe("Ada…");
    expect(built().send).toBe("Send");
  });

  test.each([
    ["nowhere", [["nope", "x"]]],
    ["below a text", [["send.nope", "x"]]],
    [
      "on what all objects have",
      [
        ["__proto__.polluted", "x"],
        ["constructor.prototype.polluted", "x"],
        ["toString", "x"],
      ],
    ],
    ["a text where something is called", [["typing", "x"]]],
    ["a call where a text is", [["send", "{a}", "a"]]],
  ] as [string, Entry[]][])("leave out what has no place: %s", (_, entries) => {
    expect(JSON.stringify(with_(...entries))).toBe(JSON.stringify(with_()));
    expect(typeof with_(...entries)["typing"]).toBe("function");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
