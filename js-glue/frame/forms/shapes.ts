export type Bare = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Bare =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** It becomes a part of ids, and looks up texts. */
export const isName = (value: unknown): value is string =>
  typeof value === "string" && /^[A-Za-z0-9_]{1,32}$/.test(value);

export const codePoints = (text: string): number => [...text].length;

export const isText = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.trim() !== "" && codePoints(value) <= most;

/** A list of 1 to `most`. */
export const bounded = (value: unknown, most: number): readonly unknown[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.length <= most ? value : undefined;

export function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
