import { maxEnvelopeDepth, maxEnvelopeLength } from "./limits";

/** Fields as the frame sent them. Without a prototype: what a page puts on Object.prototype is never taken for one. */
export type Payload = Record<string, unknown>;

/** `{v, id, t, p}` of docs/protocol.md. */
export interface Envelope {
  readonly id: number;
  readonly t: string;
  readonly p: Payload;
}

const { parse } = JSON;
const { setPrototypeOf, values } = Object;

/** A string or null as JSON. */
export const quote: (text: string | null) => string = JSON.stringify;

const fits = (value: unknown, levels: number): boolean =>
  Object(value) !== value ||
  (levels > 0 && values(value as object).every((child) => fits(child, levels - 1)));

/** The envelope, or nothing where it is anything else than one. */
export function decode(data: unknown): Envelope | undefined {
  if (typeof data != "string" || data.length > maxEnvelopeLength) return;
  try {
    const value = parse(data);
    const { v, id, t, p } = setPrototypeOf(value, null);
    const isPayload = typeof p == "object" && !Array.isArray(p);
    if (v === 1 && id === id >>> 0 && typeof t == "string" && isPayload && fits(value, maxEnvelopeDepth))
      return { id, t, p: setPrototypeOf(p, null) };
  } catch {
    // No JSON, or null where an object is due.
  }
  return;
}

/**
 * The other way. The payload is JSON already, put together from `quote` and literals: JSON.stringify asks every object
 * for `toJSON`, which old libraries put on Array.prototype, and asks no string for it.
 */
export const encode = (id: number, type: string, payload: string): string =>
  `{"v":1,"id":${id},"t":"${type}","p":${payload}}`;
