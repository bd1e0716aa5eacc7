import { valueWeight } from "./limits";

function parts(value: object): readonly unknown[] {
  if (ArrayBuffer.isView(value)) return [value.buffer];
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  if (value instanceof Set) return [...value];
  return Array.isArray(value) ? value : Object.values(value);
}

/**
 * Whether values weigh more than so many bytes together: eight for each value in it, two for a code unit of text, one for a byte of a buffer
 * unless that is free, as what moves or has come is. A blob or a port crosses by reference and weighs no more than a number.
 *
 * Known before the browser copies it, which would block both sides, and stops where the limit is passed. Cycles are no trouble.
 */
export function isHeavier(
  values: readonly unknown[],
  most: number,
  isFree: (buffer: ArrayBuffer) => boolean,
): boolean {
  let rest = most;
  let seen: Set<object> | undefined;
  const open = [...values];
  while (open.length) {
    const next = open.pop();
    rest -= valueWeight;
    if (typeof next == "string") rest -= 2 * next.length;
    else if (next instanceof ArrayBuffer) rest -= isFree(next) ? 0 : next.byteLength;
    else if (typeof next == "object" && next && !seen?.has(next)) {
      (seen ??= new Set()).add(next);
      const inner = parts(next);
      // Before they are looked at: an array may say that it has four thousand million.
      if (inner.length * valueWeight > rest) return true;
      for (const part of inner) open.push(part);
    }
    if (rest < 0) return true;
  }
  return false;
}
