// virtua's list layout on HeightIndex, as far as its tests use it. What differs is said in the README beside it.
import { HeightIndex } from "../../../js-glue/viewport/index";

declare const VIEWPORT_WASM: string;

const bytes = Uint8Array.from(atob(VIEWPORT_WASM), (letter) => letter.charCodeAt(0));
const create = await HeightIndex.load(await WebAssembly.compile(bytes));

const UNMEASURED = -1;
type Snapshot = [sizes: number[], defaultSize?: number];

export interface ListLayout {
  $getRange(start: number, end: number): [number, number];
  $findIndex(offset: number): number;
  $getItemOffset(index: number): number;
  $getItemSize(index: number): number;
  $setItemSize(index: number, size: number): boolean;
  $isSizeEqual(index: number, size?: number): boolean;
  $getTotalSize(): number;
  $getLength(): number;
  $setLength(length: number, isShift?: boolean): number;
  $estimateDefaultSize: ((startIndex: number) => number) | undefined;
  $snapshot(): Snapshot;
}

function median(numbers: number[]): number {
  const sorted = numbers.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function createListLayout(length: number, itemSize?: number, snapshot?: Snapshot): ListLayout {
  let estimate = snapshot?.[1] || itemSize || 40;
  const rows = create();
  rows.insert(0, length, estimate);
  for (const [row, size] of (snapshot?.[0] ?? []).slice(0, length).entries())
    if (size !== UNMEASURED) rows.measure(row, size);

  const sizeOf = (row: number): number => (rows.isMeasured(row) ? rows.heightOf(row) : UNMEASURED);
  const sizes = (): number[] => Array.from({ length: rows.size }, (_, row) => sizeOf(row));

  /** Gives by how much what is before the row has grown. */
  function estimateBefore(start: number): number {
    const before = rows.offsetOf(start);
    estimate = median(sizes().filter((size) => size !== UNMEASURED));
    rows.estimate(estimate);
    return rows.offsetOf(start) - before;
  }

  return {
    $getRange: (start, end) => [rows.rowAt(start), rows.rowAt(end)],
    $findIndex: (offset) => rows.rowAt(offset),
    // virtua gives 0 for any row of an empty list.
    $getItemOffset: (row) => (rows.size ? rows.offsetOf(row) : 0),
    $getItemSize: (row) => rows.heightOf(row),
    $setItemSize: (row, size) => {
      const isFirst = !rows.isMeasured(row);
      rows.measure(row, size);
      return isFirst;
    },
    $isSizeEqual: (row, size = UNMEASURED) => sizeOf(row) === size,
    $getTotalSize: () => rows.total,
    $getLength: () => rows.size,
    $setLength: (next, isShift = false) => {
      const { size, total } = rows;
      if (next > size) rows.insert(isShift ? 0 : size, next - size, estimate);
      else rows.remove(isShift ? 0 : next, size - next);
      return rows.total - total;
    },
    $estimateDefaultSize: itemSize ? undefined : estimateBefore,
    $snapshot: () => [sizes(), estimate],
  };
}
