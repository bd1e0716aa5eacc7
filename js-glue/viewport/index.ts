// The heights of a long list's rows, in WebAssembly, for any program: wasm/engine/viewport/HeightIndex.h says how. It knows
// nothing of a document; all lengths are CSS pixels, kept in 1/64 px, so that sums are exact.
import { importsOf } from "../abi/imports";

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  pipit_viewport_create(): number;
  pipit_viewport_destroy(index: number): void;
  pipit_viewport_size(index: number): number;
  pipit_viewport_total(index: number): number;
  pipit_viewport_insert(index: number, at: number, count: number, of: number, height: number): number;
  pipit_viewport_remove(index: number, at: number, count: number): void;
  pipit_viewport_height(index: number, row: number): number;
  pipit_viewport_is_measured(index: number, row: number): number;
  pipit_viewport_measure(index: number, row: number, height: number): void;
  pipit_viewport_estimate(index: number, of: number, height: number): void;
  pipit_viewport_offset_of(index: number, row: number): number;
  pipit_viewport_row_at(index: number, offset: number): number;
}

const UNITS = 64;
/** Of rows in a list: limits::listRows. */
const MOST_ROWS = 1 << 20;
/** Of classes of rows: limits::rowClasses. */
const CLASSES = 32;
/** Beyond any offset, and a number that fits into 64 bits. */
const FARTHEST = 2 ** 46;

const toUnits = (pixels: number): number =>
  Math.min(Math.max(Math.round(pixels * UNITS), -FARTHEST), FARTHEST) || 0;

function check(value: number, end: number, what: string): void {
  if (!Number.isInteger(value) || value < 0 || value >= end)
    throw new RangeError(`${what} ${value} is not below ${end}`);
}

/** Begins without rows. Lives until `destroy()`; after that every other method throws. */
export class HeightIndex {
  readonly #wasm: Exports;
  /** 0 after its end. */
  #index: number;

  private constructor(wasm: Exports) {
    this.#wasm = wasm;
    this.#index = wasm.pipit_viewport_create();
  }

  /** From viewport.wasm; each call of the function that it gives makes an index, and all share one memory. */
  static async load(module: WebAssembly.Module): Promise<(() => HeightIndex) & { bytes(): number }> {
    const { exports } = await WebAssembly.instantiate(module, importsOf(module));
    const wasm = exports as unknown as Exports;
    wasm._initialize?.();
    const bytes = (): number => wasm.memory.buffer.byteLength;
    return Object.assign(() => new HeightIndex(wasm), { bytes });
  }

  destroy(): void {
    if (this.#index) this.#wasm.pipit_viewport_destroy(this.#index);
    this.#index = 0;
  }

  get #live(): number {
    if (!this.#index) throw new Error("the index was destroyed");
    return this.#index;
  }

  get size(): number {
    return this.#wasm.pipit_viewport_size(this.#live);
  }
  get total(): number {
    return this.#wasm.pipit_viewport_total(this.#live) / UNITS;
  }

  /** So many rows that are not measured, before row `at` or at the end. Their class is a number below 32. */
  insert(at: number, count: number, height: number, of = 0): void {
    check(at, this.size + 1, "row");
    check(count, MOST_ROWS - this.size + 1, "count");
    check(of, CLASSES, "class");
    this.#wasm.pipit_viewport_insert(this.#live, at, count, of, toUnits(height));
  }
  remove(at: number, count: number): void {
    check(at, this.size + 1, "row");
    check(count, this.size - at + 1, "count");
    this.#wasm.pipit_viewport_remove(this.#live, at, count);
  }

  heightOf(row: number): number {
    check(row, this.size, "row");
    return this.#wasm.pipit_viewport_height(this.#live, row) / UNITS;
  }
  isMeasured(row: number): boolean {
    check(row, this.size, "row");
    return this.#wasm.pipit_viewport_is_measured(this.#live, row) === 1;
  }
  measure(row: number, height: number): void {
    check(row, this.size, "row");
    this.#wasm.pipit_viewport_measure(this.#live, row, toUnits(height));
  }
  /** The height of all rows of the class that are not measured. */
  estimate(height: number, of = 0): void {
    check(of, CLASSES, "class");
    this.#wasm.pipit_viewport_estimate(this.#live, of, toUnits(height));
  }

  /** Of the row's upper edge; of row `size` the total. */
  offsetOf(row: number): number {
    check(row, this.size + 1, "row");
    return this.#wasm.pipit_viewport_offset_of(this.#live, row) / UNITS;
  }
  /** The row that the offset lies in; the first or the last one for an offset outside, 0 where there is none. */
  rowAt(offset: number): number {
    return this.#wasm.pipit_viewport_row_at(this.#live, Math.floor(toUnits(offset)));
  }
}
