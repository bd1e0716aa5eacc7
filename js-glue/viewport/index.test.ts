import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HeightIndex } from "./index";

const WASM = new URL("../../build/wasm/wasm/abi/viewport.wasm", import.meta.url);

describe("HeightIndex", () => {
  let create: Awaited<ReturnType<typeof HeightIndex.load>>;
  let index: HeightIndex;
  beforeAll(async () => {
    create = await HeightIndex.load(await WebAssembly.compile(new Uint8Array(readFileSync(WASM))));
  });
  beforeEach(() => {
    index = create();
  });

  it("finds rows by offset and offsets by row", () => {
    index.insert(0, 10, 20);
    index.measure(3, 50.5);
    expect([index.size, index.total]).toEqual([10, 230.5]);
    expect(index.offsetOf(4)).toBe(110.5);
    expect([index.rowAt(-1), index.rowAt(110.4), index.rowAt(110.5), index.rowAt(1e9)]).toEqual([0, 3, 4, 9]);
    expect([index.isMeasured(3), index.isMeasured(4)]).toEqual([true, false]);
  });

  it("can be called no more once it was destroyed, and destroyed again", () => {
    const other = create();
    other.destroy();
    other.destroy();
    expect(() => other.size).toThrow("destroyed");
    expect(() => other.insert(0, 1, 20)).toThrow("destroyed");
    index.insert(0, 2, 20);
    expect([create().size, index.total]).toEqual([0, 40]);
  });

  it("estimates only what is of the class and not measured", () => {
    index.insert(0, 3, 20);
    index.insert(1, 2, 20, 31);
    index.measure(0, 10);
    index.estimate(100, 31);
    expect([0, 1, 2, 3, 4].map((row) => index.heightOf(row))).toEqual([10, 100, 100, 20, 20]);
  });

  it("is exact, however often and by how little heights change", () => {
    index.insert(0, 1000, 1 / 3);
    const { total } = index;
    for (let i = 0; i < 10_000; ++i) index.measure(i % 1000, 0.1 * (i % 77));
    for (let i = 0; i < 1000; ++i) index.measure(i, 1 / 3);
    expect(index.total).toBe(total);
  });

  it("holds a million rows in less than 9 bytes each, and several lists apart", () => {
    const before = create.bytes();
    index.insert(0, 1_000_000, 40);
    expect(create.bytes() - before).toBeLessThan(9_000_000);
    const other = create();
    other.insert(0, 1, 7);
    index.remove(10, 999_980);
    expect([index.total, other.total]).toEqual([800, 7]);
    index.destroy();
    expect(other.rowAt(3)).toBe(0);
  });

  it("refuses what is out of range, and lives on", () => {
    index.insert(0, 2, 20);
    const wrong = [
      () => index.heightOf(2),
      () => index.measure(-1, 5),
      () => index.offsetOf(1.5),
      () => index.insert(3, 1, 5),
      () => index.insert(0, 1, 5, 32),
      () => index.insert(0, 1 << 20, 5),
      () => index.remove(1, 2),
      () => index.estimate(5, NaN),
    ];
    for (const call of wrong) expect(call).toThrow(RangeError);
    index.measure(0, NaN);
    index.measure(1, Infinity);
    expect(index.rowAt(NaN)).toBe(1);
    expect(index.total).toBeCloseTo(1_048_576, 1);
  });
});
