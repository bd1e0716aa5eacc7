// Reads wasm/abi/layout.def. Whatever it cannot read is an error with its line: nothing is passed over.

export const SCALARS = ["u8", "u16", "u32", "f64", "bool", "str", "bytes"];

const LIST_OF = { struct: "structs", event: "events", command: "commands", enum: "enums" };
const OPENING = /^(enum|struct|event|command)\s+(\w+)\s*\{(.*)$/;
const FIELD = /^(\w+):\s*(?:(\w+)|\[(\w+)\])$/;

export class LayoutError extends Error {}

/** `file` is what errors call it. */
export function parseLayout(text, file) {
  const layout = { enums: [], structs: [], events: [], commands: [] };
  const uses = [];
  let block;
  const fail = (line, why) => {
    throw new LayoutError(`${file}:${line}: ${why}`);
  };

  const open = (line, source) => {
    const match = OPENING.exec(source);
    if (!match) fail(line, `cannot read "${source}": enum, struct, event or command, a name and "{"`);
    const [, kind, name, rest] = match;
    const siblings = layout[LIST_OF[kind]];
    if (siblings.some((one) => one.name === name)) fail(line, `there is a second ${kind} ${name}`);
    block = { kind, name, line, items: [] };
    siblings.push({ name, [kind === "enum" ? "values" : "fields"]: block.items });
    readBody(line, rest);
  };
  const addValues = (line, source) => {
    for (const value of source.split(/\s+/)) {
      if (!/^\w+$/.test(value)) fail(line, `${block.name}: cannot read the value "${value}"`);
      if (block.items.includes(value)) fail(line, `${block.name} has a second value ${value}`);
      block.items.push(value);
    }
  };
  const addField = (line, source) => {
    const match = FIELD.exec(source);
    if (!match) fail(line, `${block.name}: cannot read the field "${source}"`);
    const [, name, one, element] = match;
    if (block.items.some((field) => field.name === name))
      fail(line, `${block.name} has a second field ${name}`);
    block.items.push({ name, type: one ?? element, list: element !== undefined });
    uses.push({ line, field: `${block.name}.${name}`, type: one ?? element });
  };
  const readBody = (line, source) => {
    const [, content, closing, rest] = /^([^}]*)(\}?)(.*)$/.exec(source);
    const item = content.trim();
    if (item) (block.kind === "enum" ? addValues : addField)(line, item);
    if (!closing) return;
    if (rest.trim()) fail(line, `cannot read "${rest.trim()}" behind "}"`);
    if (block.kind === "enum" && block.items.length === 0) fail(line, `enum ${block.name} is empty`);
    block = undefined;
  };

  text.split("\n").forEach((raw, index) => {
    const source = raw.replace(/#.*/, "").trim();
    if (block) readBody(index + 1, source);
    else if (source) open(index + 1, source);
  });
  if (block) fail(block.line, `${block.kind} ${block.name} has no "}"`);

  const known = new Set([...SCALARS, ...[...layout.enums, ...layout.structs].map((one) => one.name)]);
  for (const { line, field, type } of uses)
    if (!known.has(type)) fail(line, `${field} has an unknown type ${type}`);
  return layout;
}
