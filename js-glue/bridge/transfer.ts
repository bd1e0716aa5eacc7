/** A value and what in it moves to the other side instead of being copied. Made by `transfer`. */
export class Transfer<T = unknown> {
  constructor(
    readonly value: T,
    readonly list: readonly Transferable[],
  ) {}
}

/**
 * Moves array buffers, ports, streams and the like: `remote.draw(transfer(pixels, [pixels.buffer]))`, or as what a method
 * returns. What has moved can no longer be used here. Stands around an argument or an answer, not deeper inside.
 */
export const transfer = <T>(value: T, list: readonly Transferable[]): Transfer<T> =>
  new Transfer(value, list);

/** Puts what is to be moved on the list, and gives the value itself. */
export function unwrapped(value: unknown, list: Transferable[]): unknown {
  if (!(value instanceof Transfer)) return value;
  list.push(...value.list);
  return value.value;
}
