import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { GROUPS, LANGUAGES as BUILT, messagesOf, sourceOf } from "../../../tools/lib/locales.mjs";
import { argumentsOf, categoriesOf, ENUMS, moduleOf } from "../../../tools/lib/messages.mjs";
import plurals from "../../../tests/data/plurals.json";
import { LANGUAGES } from "./index";
import { wordsIn, type Words } from "./words";

const FRAME = fileURLToPath(new URL("..", import.meta.url));
const ROOT = join(FRAME, "../..");

interface Messages {
  [key: string]: string | Messages;
}

/** Each message by its path. */
function pathsOf(messages: Messages, before = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, message]) =>
      typeof message === "string" ? [[before + key, message]] : [...pathsOf(message, `${before}${key}.`)],
    ),
  );
}

const english = pathsOf(messagesOf("en"));
const shapeOf = (text: string) => [...argumentsOf(text)].sort();

describe.each(LANGUAGES)("the messages in %s", (language) => {
  const messages = pathsOf(messagesOf(language));

  it("are those of English, and no others", () => {
    expect([...messages.keys()]).toEqual([...english.keys()]);
  });

  it("have the same arguments", () => {
    for (const [path, text] of messages)
      expect([path, shapeOf(text)]).toEqual([path, shapeOf(english.get(path)!)]);
  });

  it("have the plural forms of their language", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [path, text] of messages)
      for (const categories of categoriesOf(text))
        expect([path, [...categories].sort()]).toEqual([path, [...pluralCategories].sort()]);
  });

  it("say something", () => {
    for (const [path, text] of messages) expect([path, text.trim()]).not.toEqual([path, ""]);
  });
});

it("there is a file for each language that there is, and the build and the engine know the same", () => {
  expect(BUILT).toEqual(LANGUAGES);
  const files = readdirSync(join(ROOT, "web/locales")).map((name) => name.replace(".json", ""));
  expect(files.sort()).toEqual([...LANGUAGES].sort());
  const layout = readFileSync(join(ROOT, "wasm/abi/layout.def"), "utf8");
  const [, values] = /enum Locale \{ Auto ([^}]*?) \}/.exec(layout)!;
  expect(values!.toLowerCase().split(" ")).toEqual(LANGUAGES);
});

describe("the code", () => {
  const sources = readdirSync(FRAME, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|testing)\.|^texts\/|^gallery\//.test(name))
    .map((name) => readFileSync(join(FRAME, name), "utf8"))
    .join("\n");
  const engine = ["wasm/engine/bridge", "wasm/engine/origin", "wasm/engine/runtime"]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(h|cpp)$/.test(name))
        .map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
    )
    .join("\n");
  const ofWindow = readFileSync(join(ROOT, "js-glue/host/window/failed.ts"), "utf8");
  /** The labels that the service names, and the one that the frame itself does. */
  const extras = ["Extra.cpp", "ContactForms.cpp", "ContactForms.h"]
    .map((name) => readFileSync(join(ROOT, `server/domain/${name}`), "utf8"))
    .join("\n");
  const isLabel = (path: string, key: string): boolean =>
    path === `more.forms.labels.${key}` &&
    ([`Key", "${key}"`, `{"${key}", `, `Form = "${key}"`].some((named) => extras.includes(named)) ||
      sources.includes(`key: "${key}"`));
  /** By their names, and not by what an enum or the engine calls them. */
  const named = [...english.keys()].filter(
    (path) => !path.split(".").some((part) => part in ENUMS || part === "refusals"),
  );

  it.each(named)("uses %s", (path) => {
    const [group, ...rest] = path.split(".");
    const names = group === "frame" ? ["texts", "ui"] : ["more", "ui"];
    const used = names.some((name) => sources.includes(`${name}.${rest.join(".")}`));
    const owners = /const OWNERS = \[(.*)\] as const/.exec(sources)![1]!;
    const isDestructured = rest[0] === "refused" && sources.includes("texts.refused");
    const isOfTrouble = sources.includes("ui[trouble]") && sources.includes(`: "${rest[0]}"`);
    const isNamed = isLabel(path, rest.at(-1)!);
    const isProblem = sources.includes(`more.${rest[0]}[problem]`) && sources.includes(`"${rest[1]}"`);
    const isOfWindow = ofWindow.includes(`.${rest.join(".")};`);
    const isFound = isDestructured || isOfTrouble || isProblem || isOfWindow;
    expect(used || isNamed || isFound || owners.includes(`"${rest[0]}"`)).toBe(true);
  });

  it("uses every refusal that has a text, in the engine or in the views", () => {
    const refusals = (messagesOf("en").more as Messages).refusals as Messages;
    for (const code of Object.keys(refusals))
      expect([code, engine.includes(`"${code}"`) || sources.includes(`"${code}"`)]).toEqual([code, true]);
  });
});

type Made = Record<string, (...values: unknown[]) => string>;

/** As a browser gets it. */
async function made(language: string): Promise<Made> {
  const { code } = await transform(sourceOf(language, GROUPS[0]!), { loader: "ts" });
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: (words: Words) => Made;
  };
  return module.default(wordsIn(language));
}

describe("plurals", () => {
  it.each(plurals as [string, number, string][])("in %s of %d: %s", async (language, count, text) => {
    expect((await made(language)).jumpCounted!(count)).toBe(text);
  });

  it("are tried with each form of each language", () => {
    for (const language of LANGUAGES) {
      const rules = new Intl.PluralRules(language);
      const tried = new Set(
        (plurals as [string, number, string][])
          .filter(([of]) => of === language)
          .map(([, n]) => rules.select(n)),
      );
      // Of millions and fractions there is nothing to count.
      const countable = new Set(Array.from({ length: 101 }, (_, n) => rules.select(n)));
      expect([language, [...countable].filter((form) => !tried.has(form))]).toEqual([language, []]);
    }
  });
});

describe("a message", () => {
  const compile = (text: string, master = text) =>
    moduleOf({ key: text }, { key: master }, { words: "w", layout: "l" });

  it.each([
    ["{name", "is no ICU message"],
    ["{n, plural, one {#}}", "is no ICU message"],
    ["{n, plural, =0 {none} other {#}}", "no exact numbers"],
    ["{n, plural, offset:1 other {#}}", "no offset"],
    ["{n, selectordinal, other {#th}}", "no ordinals"],
    ["{at, date, short}", "only texts, arguments and plurals"],
    ["{who, select, a {A} other {B}}", "only texts, arguments and plurals"],
  ])("that cannot be compiled is an error: %s", (text, why) => {
    expect(() => compile(text)).toThrow(why);
  });

  it("is code of no one else's making", () => {
    expect(compile("`$'{alert(1)}'` \\ {name}")).toContain("`\\`\\${alert(1)}\\` \\\\ ${name}`");
    expect(compile('"; alert(1); "')).toContain('"\\"; alert(1); \\""');
  });

  it("of a language from right to left keeps a name of another direction where it is", () => {
    expect(sourceOf("he", "more")).toContain("`נשמרה בשם \u2068${name}\u2069.`");
    expect(sourceOf("de", "more")).toContain("`Gespeichert als ${name}.`");
  });

  it("is called as the English one is, whatever stands first in it", () => {
    expect(compile("{b} {a}", "{a} {b}")).toContain("(a: string, b: string) => `${b} ${a}`");
  });
});
