import { COMMAND_FIELDS, EVENT_FIELDS, STRUCT_FIELDS, type Command, type EngineEvent } from "./layout";

// A record is <u16 tag> <u32 length of the fields> <fields>; see layout.def for the fields and docs/abi.md for the rest.

type Value = number | boolean | string | Uint8Array | Value[] | Fields;
type Fields = { [name: string]: Value };
type Read = (cursor: Cursor) => Value;
type Scalar = { size: number; read: Read; write: (view: DataView, at: number, value: number) => void };

const HEADER = 6;
const LENGTH = 4;
/** A UTF-16 code unit never becomes more bytes than this in UTF-8. */
const BYTES_PER_UNIT = 3;
const utf8 = new TextEncoder();
// Without ignoreBOM a text that begins with U+FEFF would come back shorter than it went in.
const text = new TextDecoder("utf-8", { ignoreBOM: true });

class Cursor {
  readonly view: DataView;
  at = 0;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Where the next `size` bytes begin; they count as read. */
  skip(size: number): number {
    this.at += size;
    return this.at - size;
  }

  string(): string {
    return text.decode(this.#run());
  }

  copy(): Uint8Array {
    return this.#run().slice();
  }

  #run(): Uint8Array {
    const length = this.view.getUint32(this.skip(LENGTH), true);
    return this.bytes.subarray(this.skip(length), this.at);
  }
}

const SCALARS: Record<string, Scalar> = {
  u8: { size: 1, read: (c) => c.view.getUint8(c.skip(1)), write: (v, at, n) => v.setUint8(at, n) },
  bool: { size: 1, read: (c) => c.view.getUint8(c.skip(1)) === 1, write: (v, at, n) => v.setUint8(at, n) },
  u16: {
    size: 2,
    read: (c) => c.view.getUint16(c.skip(2), true),
    write: (v, at, n) => v.setUint16(at, n, true),
  },
  u32: {
    size: 4,
    read: (c) => c.view.getUint32(c.skip(4), true),
    write: (v, at, n) => v.setUint32(at, n, true),
  },
  f64: {
    size: 8,
    read: (c) => c.view.getFloat64(c.skip(8), true),
    write: (v, at, n) => v.setFloat64(at, n, true),
  },
};

const split = (source: string): [name: string, type: string][] =>
  source ? source.split(" ").map((field) => field.split(":") as [string, string]) : [];
const events = EVENT_FIELDS.map(split);
const commands = COMMAND_FIELDS.map(readerOfFields);

/** The bytes of one event, in one pass over a buffer that is always large enough. */
export function encodeEvent(event: EngineEvent): Uint8Array {
  const fields = events[event.tag - 1]!;
  const record = event as unknown as Fields;
  const bytes = new Uint8Array(fields.reduce((sum, [name, type]) => sum + room(type, record[name]), HEADER));
  const view = new DataView(bytes.buffer);
  let at = HEADER;
  for (const [name, type] of fields) {
    if (type === "str") {
      const { written } = utf8.encodeInto(record[name] as string, bytes.subarray(at + LENGTH));
      view.setUint32(at, written, true);
      at += LENGTH + written;
    } else if (type === "bytes") {
      const run = record[name] as Uint8Array;
      bytes.set(run, at + LENGTH);
      view.setUint32(at, run.length, true);
      at += LENGTH + run.length;
    } else {
      SCALARS[type]!.write(view, at, Number(record[name]));
      at += SCALARS[type]!.size;
    }
  }
  view.setUint16(0, event.tag, true);
  view.setUint32(2, at - HEADER, true);
  return bytes.subarray(0, at);
}

/** The commands in a batch. The bytes are the engine's own and valid until its next call: everything is copied out. */
export function decodeCommands(bytes: Uint8Array): Command[] {
  const cursor = new Cursor(bytes);
  const found: Command[] = [];
  while (cursor.at < bytes.length) {
    const tag = cursor.view.getUint16(cursor.skip(HEADER), true);
    found.push(Object.assign(commands[tag - 1]!(cursor), { tag }) as unknown as Command);
  }
  return found;
}

function room(type: string, value: Value | undefined): number {
  if (type === "str") return LENGTH + BYTES_PER_UNIT * (value as string).length;
  return type === "bytes" ? LENGTH + (value as Uint8Array).length : SCALARS[type]!.size;
}

function readerOfFields(source: string): (cursor: Cursor) => Fields {
  const fields = split(source).map(([name, type]) => [name, readerOf(type)] as const);
  return (cursor) => {
    const record: Fields = {};
    for (const [name, read] of fields) record[name] = read(cursor);
    return record;
  };
}

function readerOf(type: string): Read {
  if (type === "str") return (cursor) => cursor.string();
  if (type === "bytes") return (cursor) => cursor.copy();
  if (type[0] === "[") return readerOfList(readerOf(type.slice(1)));
  return SCALARS[type]?.read ?? readerOfFields(STRUCT_FIELDS[type]!);
}

function readerOfList(read: Read): Read {
  return (cursor) => {
    const length = cursor.view.getUint16(cursor.skip(2), true);
    const list: Value[] = [];
    while (list.length < length) list.push(read(cursor));
    return list;
  };
}
