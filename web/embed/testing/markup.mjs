/** A small strict reader of the markup that the shop writes: enough to prove that every tag closes. */
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g;
const VOID = new Set(["meta", "link", "img", "input", "br"]);
const ENTITIES = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#123;": "{",
  "&nbsp;": "\u00a0",
};

export function unescapeText(text) {
  return text.replace(/&[#\w]*;?/g, (entity) => {
    if (!(entity in ENTITIES)) throw new Error(`bare ampersand: ${entity}`);
    return ENTITIES[entity];
  });
}

const attributesOf = (text) =>
  Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name, value = ""]) => [name, unescapeText(value)]),
  );

function readTag(text, at) {
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  if (!match) throw new Error(`malformed tag: ${text.slice(at, at + 80)}`);
  const [whole, closing, name, attributes, selfClosing] = match;
  return {
    whole,
    closing: closing !== "",
    name,
    attributes: attributesOf(attributes),
    empty: selfClosing !== "",
  };
}

function close(open, name) {
  const expected = open.pop();
  if (expected !== name) throw new Error(`</${name}> closes <${expected}>`);
}

/** All elements as `{name, attributes}` and all text; throws where the markup is not well formed. */
export function readMarkup(source) {
  const text = source.replace(/^<!doctype html>/, "");
  const result = { elements: [], text: "" };
  const open = [];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    result.text += unescapeText(text.slice(at, next < 0 ? text.length : next));
    if (next < 0) break;
    const tag = readTag(text, next);
    at = next + tag.whole.length;
    if (tag.closing) close(open, tag.name);
    else result.elements.push({ name: tag.name, attributes: tag.attributes });
    if (!tag.closing && !tag.empty && !VOID.has(tag.name)) open.push(tag.name);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(" ")}`);
  return result;
}
