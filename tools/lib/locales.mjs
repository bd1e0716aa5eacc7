// The messages of web/locales. English is the master: what it has makes the types, and stands in the frame's own script.
//
//   node tools/lib/locales.mjs           writes js-glue/frame/texts/generated
//   node tools/lib/locales.mjs --check   exit 1 when one of them is stale
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { MessageError, moduleOf } from "./messages.mjs";

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

const textOf = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of await Promise.all(GROUPS.map(generatedOf))) {
    if (!process.argv.includes("--check")) writeFileSync(file, text);
    else if (textOf(file) !== text) {
      console.error(`${file} is stale: node tools/lib/locales.mjs`);
      process.exitCode = 1;
    }
  }
}
