import { maxEnvelopeLength } from "./limits";

/** Fields as the frame sent them. Without a prototype: what a page puts on Object.prototype is never taken for one. */
export type Payload = Record<string, unknown>;

/** `{v, id, t, p}` of docs/protocol.md. */
export interface Envelope {
  readonly id: number;
  readonly t: string;
  readonly p: Payload;
}

export const { parse, stringify } = JSON;

/** Without what the page puts on Object.prototype: browsers read options from there as well. */
export const bare = <T extends object>(value: T): T => Object.setPrototypeOf(value, null) as T;

/** Something in the ninth level. Indented by one space a level, it alone has nine spaces behind a line break. */
const tooDeep = /\n {9}/;

/** The envelope, or nothing where it is anything else than one. */
export function decode(data: unknown): Envelope | undefined {
  if (typeof data != "string" || data.length > maxEnvelopeLength) return;
  try {
    const value = parse(data);
    const { v, id, t, p } = bare(value);
    if (
      v === 1 &&
      id === id >>> 0 &&
      typeof t == "string" &&
      Object(p) === p &&
      !tooDeep.test(stringify(value, null, 1))
    )
      return { id, t, p: bare(p) };
  } catch {
    // No JSON, or null where an object is due.
  }
  return;
}

/**
 * The other way. The payload is JSON already, put together from `stringify` of texts and literals: JSON.stringify asks every object
 * for `toJSON`, which old libraries put on Array.prototype, and asks no string for it.
 */
export const encode = (id: number, type: string, payload: string): string =>
  `{"v":1,"id":${id},"t":"${type}","p":${payload}}`;
