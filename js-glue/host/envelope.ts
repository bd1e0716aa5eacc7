import { maxEnvelopeDepth, maxEnvelopeLength } from "./limits";
import { isRecord, isUint32, own } from "./objects";

/** `{v, id, t, p}` of docs/protocol.md. `payload` is the frame's: read its fields with `own` alone. */
export interface Envelope {
  readonly id: number;
  readonly type: string;
  readonly payload: object;
}

const { parse, stringify } = JSON;

const fits = (value: unknown, levels: number): boolean =>
  typeof value != "object" ||
  value === null ||
  (levels > 0 && Object.values(value).every((child) => fits(child, levels - 1)));

export function decode(data: unknown, maxLength = maxEnvelopeLength): Envelope | undefined {
  if (typeof data != "string" || data.length > maxLength) return;
  let value: unknown;
  try {
    value = parse(data);
  } catch {
    return;
  }
  if (!isRecord(value) || own(value, "v") !== 1) return;
  const id = own(value, "id");
  const type = own(value, "t");
  const payload = own(value, "p");
  if (!isUint32(id) || typeof type != "string" || !isRecord(payload) || !fits(value, maxEnvelopeDepth))
    return;
  return { id, type, payload };
}

/**
 * JSON of plain data. JSON.stringify asks every object for `toJSON`, which old libraries put on Array.prototype and
 * Object.prototype, so it is given nothing but strings, numbers, booleans and null.
 */
function serialise(value: unknown): string {
  if (Array.isArray(value)) return "[" + value.map(serialise).join() + "]";
  if (!isRecord(value)) return stringify(value);
  const fields = Object.keys(value).map((key) => stringify(key) + ":" + serialise(own(value, key)));
  return "{" + fields.join() + "}";
}

export const encode = (id: number, type: string, payload: object): string =>
  serialise({ v: 1, id, t: type, p: payload });
