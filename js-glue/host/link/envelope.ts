import { bare } from "../bare";
import type { Payload } from "../halves";
import { maxDepth, maxEnvelopeLength } from "../limits";

/** `{v, id, t, p}` of docs/protocol.md. */
export interface Envelope {
  readonly id: number;
  readonly t: string;
  readonly p: Payload;
}

// Taken at the start: what a page makes of them later is not asked.
export const { parse, stringify } = JSON;
const { keys } = Object;
const asObject = Object;

/** Whether nothing in it is deeper than that. */
export function isShallow(value: unknown, levels: number): boolean {
  if (asObject(value) !== value) return true;
  if (!levels) return false;
  const names = keys(value as object);
  for (let index = 0; index < names.length; index++)
    if (!isShallow((value as Payload)[names[index]!], levels - 1)) return false;
  return true;
}

/** The envelope, or nothing where it is anything else than one. */
export function decode(data: unknown): Envelope | undefined {
  if (typeof data != "string" || data.length > maxEnvelopeLength) return;
  try {
    const value = parse(data);
    const { v, id, t, p } = bare(value);
    if (v === 2 && id === id >>> 0 && typeof t == "string" && asObject(p) === p && isShallow(value, maxDepth))
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
  `{"v":2,"id":${id},"t":"${type}","p":${payload}}`;
