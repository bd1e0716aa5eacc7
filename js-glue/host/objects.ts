const { hasOwnProperty } = Object.prototype;

/** A property of the object itself: what a page puts on Object.prototype is never taken for an answer. */
export const own = (object: object, key: string): unknown =>
  hasOwnProperty.call(object, key) ? (object as Record<string, unknown>)[key] : undefined;

export const isRecord = (value: unknown): value is object =>
  typeof value == "object" && value !== null && !Array.isArray(value);

export const isUint32 = (value: unknown): value is number =>
  typeof value == "number" && value >>> 0 === value;
