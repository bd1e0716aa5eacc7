// The messages of web/locales. English is the master: what it has makes the types, and stands in the frame's own script.
//
//   node tools/lib/locales.mjs           writes js-glue/frame/texts/generated, and for the service server/domain/generated/TextKeys.h
//   node tools/lib/locales.mjs --check   exit 1 when one of them is stale
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { parseLayout } from "./layout-parser.mjs";
import { argumentsOf, ENUMS, MessageError, moduleOf } from "./messages.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const GENERATED = "js-glue/frame/texts/generated";
const NOTE = "// Generated from web/locales/en.json by tools/lib/locales.mjs. Do not edit.";

/** In the order of the engine's Locale. */
export const LANGUAGES = ["en", "es", "fr", "de", "pt", "it", "nl", "pl", "ja", "zh", "ar", "he"];
/** What is seen at once, and what most visitors never see. */
export const GROUPS = ["frame", "more"];

export const messagesOf = (language) =>
  JSON.parse(readFileSync(join(ROOT, `web/locales/${language}.json`), "utf8"));

/** Written from right to left: a name that is written the other way takes nothing around it along. Source: UAX #9, isolates. */
const RIGHT_TO_LEFT = ["ar", "he"];
const isolated = (messages) =>
  JSON.parse(JSON.stringify(messages), (_, text) =>
    typeof text === "string" && !text.includes(", plural,")
      ? text.replace(/\{\w+\}/g, "\u2068$&\u2069")
      : text,
  );

/** A group of one language's messages as a module, for js-glue/frame/texts. */
export function sourceOf(language, group, { words = "./words", layout = "../../abi/layout" } = {}) {
  try {
    const messages = messagesOf(language)[group];
    const own = RIGHT_TO_LEFT.includes(language) ? isolated(messages) : messages;
    return moduleOf(own, messagesOf("en")[group], { words, layout });
  } catch (cause) {
    if (cause instanceof MessageError) cause.message = `web/locales/${language}.json: ${cause.message}`;
    throw cause;
  }
}

async function generatedOf(group) {
  const file = join(ROOT, GENERATED, `${group}.ts`);
  const source = sourceOf("en", group, { words: "../words", layout: "../../../abi/layout" });
  const options = await resolveConfig(file);
  return { file, text: await format(`${NOTE}\n${source}\n`, { ...options, filepath: file }) };
}

/** What the members of these groups are called when they are built: numbers. */
function numbersOf(group) {
  const layout = parseLayout(readFileSync(join(ROOT, "wasm/abi/layout.def"), "utf8"));
  return layout.enums.find(({ name }) => name === ENUMS[group]).values;
}

/** Each text of a group: its name for an owner, where it stands when it is built, and what it is called with. */
function keysOf(messages, prefix = "", path = "") {
  return Object.entries(messages).flatMap(([key, message]) => {
    const group = prefix.split(".").at(-2);
    const member = group in ENUMS ? numbersOf(group).indexOf(key) : key;
    // A refusal's name has a dot in it: it stays one member.
    const name = prefix + key;
    const at = path + String(member).replaceAll(".", "/");
    if (typeof message !== "string") return keysOf(message, `${name}.`, `${at}.`);
    return { name, at, parameters: [...argumentsOf(message)] };
  });
}

/** What the widget says, by language and by the names that owners have for it. */
export const textsByName = () =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const messages = messagesOf(language);
      return [language, Object.assign({}, ...GROUPS.map((group) => flat(messages[group])))];
    }),
  );

const flat = (messages, prefix = "") =>
  Object.entries(messages).reduce(
    (all, [key, text]) =>
      Object.assign(
        all,
        typeof text === "string" ? { [prefix + key]: text } : flat(text, `${prefix}${key}.`),
      ),
    {},
  );

function textKeys() {
  const file = join(ROOT, "server/domain/generated/TextKeys.h");
  const keys = GROUPS.flatMap((group) => keysOf(messagesOf("en")[group]).map((key) => ({ ...key, group })));
  const names = new Set(keys.map(({ name }) => name));
  if (names.size < keys.length) throw new Error("two texts of web/locales/en.json have one name for owners");
  const lines = keys.map(({ name, at, group, parameters }) => {
    const counted = parameters.filter(([, type]) => type === "number").map(([parameter]) => parameter);
    const all = parameters.map(([parameter]) => parameter);
    return `    {"${name}", "${at}", "${all.join(" ")}", "${counted.join(" ")}", ${group !== GROUPS[0]}},`;
  });
  const text = [
    NOTE,
    "#pragma once",
    "",
    "#include <array>",
    "#include <string_view>",
    "",
    "namespace pipit::server {",
    "",
    "// A text of the widget, as an owner names it.",
    "struct TextKey {",
    "  std::string_view name;",
    '  std::string_view path;        // where the frame has it: members with "." between them, in which "/" is "."',
    "  std::string_view parameters;  // what it is called with, in this order, with a space between them",
    "  std::string_view counted;     // those of them that are numbers",
    "  bool isMore;                  // of those that most visitors never see",
    "};",
    "",
    `inline constexpr std::array<TextKey, ${keys.length}> kTextKeys = {{`,
    ...lines,
    "}};",
    "",
    "}  // namespace pipit::server",
    "",
  ].join("\n");
  return { file, text };
}

const textOf = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of [...(await Promise.all(GROUPS.map(generatedOf))), textKeys()]) {
    if (!process.argv.includes("--check")) writeFileSync(file, text);
    else if (textOf(file) !== text) {
      console.error(`${file} is stale: node tools/lib/locales.mjs`);
      process.exitCode = 1;
    }
  }
}
