import { COMMAND_FIELDS, EVENT_FIELDS, STRUCT_FIELDS, type Command, type EngineEvent } from "./layout";

// A record is <u16 tag> <u32 length of the fields> <fields>; see layout.def for the fields and docs/abi.md for the rest.

type Value = number | boolean | string | Value[] | { [name: string]: Value };
type Fields = readonly (readonly [name: string, type: string])[];

const HEADER = 6;
const utf8 = new TextEncoder();
const text = new TextDecoder();

const parseFields = (source: string): Fields =>
  source ? source.split(" ").map((field) => field.split(":") as [string, string]) : [];
const events = EVENT_FIELDS.map(parseFields);
const commands = COMMAND_FIELDS.map(parseFields);
const structs = new Map(Object.entries(STRUCT_FIELDS).map(([name, source]) => [name, parseFields(source)]));

/** The bytes of one event: without the header's length it would take to write it twice. */
export function encodeEvent(event: EngineEvent): Uint8Array {
  const fields = events[event.tag - 1]!;
  const record = event as unknown as Record<string, Value>;
  const strings = fields.map(([name, type]) => (type === "str" ? utf8.encode(record[name] as string) : undefined));
  const size = fields.reduce((sum, [, type], i) => sum + (strings[i] ? 4 + strings[i].length : width(type)), HEADER);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, event.tag, true);
  view.setUint32(2, size - HEADER, true);
  let at = HEADER;
  fields.forEach(([name, type], i) => {
    const string = strings[i];
    if (string) {
      view.setUint32(at, string.length, true);
      bytes.set(string, at + 4);
      at += 4 + string.length;
    } else {
      setScalar(view, at, type, Number(record[name]));
      at += width(type);
    }
  });
  return bytes;
}

/** The commands in a batch. The bytes are the engine's own and valid until its next call: everything is copied out. */
export function decodeCommands(bytes: Uint8Array): Command[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Command[] = [];
  let at = 0;

  const value = (type: string): Value => {
    if (type === "str") {
      const length = view.getUint32(at, true);
      at += 4 + length;
      return text.decode(bytes.subarray(at - length, at));
    }
    if (type[0] === "[") {
      const length = view.getUint16(at, true);
      at += 2;
      const list: Value[] = [];
      while (list.length < length) list.push(value(type.slice(1)));
      return list;
    }
    const struct = structs.get(type);
    if (struct) return record(struct, {});
    at += width(type);
    const scalar = getScalar(view, at - width(type), type);
    return type === "bool" ? scalar === 1 : scalar;
  };
  const record = (fields: Fields, into: { [name: string]: Value }) => {
    for (const [name, type] of fields) into[name] = value(type);
    return into;
  };

  while (at < bytes.length) {
    const tag = view.getUint16(at, true);
    at += HEADER;
    found.push(record(commands[tag - 1]!, { tag }) as unknown as Command);
  }
  return found;
}

const width = (type: string) => (type === "f64" ? 8 : type === "u32" ? 4 : type === "u16" ? 2 : 1);

function setScalar(view: DataView, at: number, type: string, value: number) {
  if (type === "f64") view.setFloat64(at, value, true);
  else if (type === "u32") view.setUint32(at, value, true);
  else if (type === "u16") view.setUint16(at, value, true);
  else view.setUint8(at, value);
}

function getScalar(view: DataView, at: number, type: string): number {
  if (type === "f64") return view.getFloat64(at, true);
  if (type === "u32") return view.getUint32(at, true);
  return type === "u16" ? view.getUint16(at, true) : view.getUint8(at);
}
