// Compiles the ICU messages of web/locales to TypeScript: plain strings, and functions where there are arguments. Nothing parses at run time.
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

export class MessageError extends Error {}

/** Groups whose keys are the names of an enum (wasm/abi/layout.def). */
export const ENUMS = { notices: "Notice", themes: "Theme", textSizes: "TextSize" };

/** What stands in it, in a message's own order, each argument once: its name, and whether it is counted. */
export function argumentsOf(text) {
  const found = new Map();
  const visit = (elements) => elements.forEach(look);
  const look = (element) => {
    if (element.type === TYPE.argument && !found.has(element.value)) found.set(element.value, "string");
    if (element.type !== TYPE.plural) return;
    found.set(element.value, "number");
    Object.values(element.options).forEach(({ value }) => visit(value));
  };
  visit(elementsOf(text));
  return found;
}

export function elementsOf(text) {
  try {
    return parse(text, { ignoreTag: true, requiresOtherClause: true });
  } catch (cause) {
    throw new MessageError(`"${text}" is no ICU message: ${cause.message}`);
  }
}

/** The categories of its plurals, as they are written. */
export const categoriesOf = (text) =>
  elementsOf(text)
    .filter(({ type }) => type === TYPE.plural)
    .map(({ options }) => Object.keys(options));

/** `parameters` are those of the English message, in its order: it decides how the function is called. */
function expressionOf(text, parameters) {
  const elements = elementsOf(text);
  if (!parameters.size) return JSON.stringify(partsOf(elements, "").text);
  const list = [...parameters].map(([name, type]) => `${name}: ${type}`);
  return `(${list.join(", ")}) => ${joined(elements, "")}`;
}

/** A template, or what is its only part. */
function joined(elements, counted) {
  const { code, isOne } = partsOf(elements, counted);
  return isOne ? code : `\`${code}\``;
}

function partsOf(elements, counted) {
  if (elements.length === 1 && elements[0].type === TYPE.plural)
    return { code: pluralOf(elements[0]), isOne: true };
  const text = elements.map(({ type, value }) => (type === TYPE.literal ? value : "")).join("");
  const code = elements.map((element) => pieceOf(element, counted)).join("");
  return { code, text, isOne: false };
}

function pieceOf(element, counted) {
  switch (element.type) {
    case TYPE.literal:
      return element.value.replace(/[\\`]|\$\{/g, "\\$&");
    case TYPE.argument:
      return `\${${element.value}}`;
    case TYPE.pound:
      return `\${number(${counted})}`;
    case TYPE.plural:
      return `\${${pluralOf(element)}}`;
    default:
      throw new MessageError("only texts, arguments and plurals are understood");
  }
}

function pluralOf({ value, options, offset, pluralType }) {
  if (offset || pluralType !== "cardinal") throw new MessageError("a plural has no offset and no ordinals");
  const forms = Object.entries(options).map(([category, form]) => {
    if (category.startsWith("=")) throw new MessageError("a plural has categories, and no exact numbers");
    return `${category}: ${joined(form.value, value)}`;
  });
  return `plural(${value}, { ${forms.join(", ")} })`;
}

function objectOf(messages, master, group) {
  const members = Object.entries(messages).map(([key, message]) => {
    const name = group in ENUMS ? `[${ENUMS[group]}.${key}]` : /^\w+$/.test(key) ? key : JSON.stringify(key);
    const value =
      typeof message === "string"
        ? expressionOf(message, argumentsOf(master[key]))
        : objectOf(message, master[key], key);
    return `${name}: ${value}`;
  });
  return `{ ${members.join(", ")} }`;
}

/** A module of them, as its own text: `words` are what of the language their functions need. */
export function moduleOf(messages, master, { words, layout }) {
  const text = objectOf(messages, master, "");
  const enums = Object.values(ENUMS).filter((name) => text.includes(`[${name}.`));
  const parameters = ["number", "plural"].filter((name) => text.includes(`${name}(`));
  return [
    enums.length ? `import { ${enums.join(", ")} } from "${layout}";` : "",
    parameters.length ? `import type { Words } from "${words}";` : "",
    `export default (${parameters.length ? `{ ${parameters.join(", ")} }: Words` : ""}) => (${text});`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
