import { MAX_FILE, MAX_FILES, TYPES } from "./limits";

/** A file as the service knows it, and as messages carry it (docs/attachments.md). */
export interface Stored {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Of a picture, in pixels; else 0. */
  readonly width: number;
  readonly height: number;
}

const MAX_SIDE = 16_384;

/** What a row carries, or nothing: a page can write into what is stored of it. */
export function readFiles(json: string): readonly Stored[] {
  const list = parse(json);
  if (!Array.isArray(list) || list.length > MAX_FILES) return [];
  return list.map(readStored).filter((file) => !!file);
}

export const parse = (json: string): unknown => {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
};

export function readStored(value: unknown): Stored | undefined {
  const { id, name, type, size, width = 0, height = 0 } = Object(value) as Record<string, unknown>;
  const fits =
    typeof id === "string" &&
    /^u_[0-9a-f]{32}$/.test(id) &&
    typeof name === "string" &&
    typeof type === "string" &&
    TYPES.includes(type) &&
    isCount(size, MAX_FILE) &&
    isCount(width, MAX_SIDE) &&
    isCount(height, MAX_SIDE);
  return fits ? { id, name, type, size, width, height } : undefined;
}

const isCount = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;

export const isPicture = ({ type, width, height }: Stored): boolean =>
  type.startsWith("image/") && width > 0 && height > 0;
