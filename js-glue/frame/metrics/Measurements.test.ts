import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sketchTable } from "../../../tests/data/tables";
import { importsOf } from "../../abi/imports";
import { COUNTERS, DISTRIBUTIONS, Measurements, type Counter, type Distribution } from "./Measurements";

const WASM = new URL("../../../build/wasm/wasm/abi/metrics.wasm", import.meta.url);

interface Report {
  v: number;
  counters: Record<string, number>;
  distributions: Record<string, unknown>;
  memoryNowMb?: number;
}

const reportOf = (measurements: Measurements): Report => JSON.parse(measurements.take()) as Report;

describe("Measurements", () => {
  let module: WebAssembly.Module;
  let measurements: Measurements;
  beforeAll(async () => {
    module = await WebAssembly.compile(new Uint8Array(readFileSync(WASM)));
  });
  beforeEach(async () => {
    measurements = await Measurements.of(module);
  });

  it("has the counters and distributions of the engine, in their order, and no others", () => {
    COUNTERS.forEach((counter, index) => measurements.count(counter, index + 1));
    DISTRIBUTIONS.forEach((distribution, index) => measurements.measure(distribution, index + 1));
    const { counters, distributions } = reportOf(measurements);
    expect(Object.entries(counters)).toEqual(COUNTERS.map((counter, index) => [counter, index + 1]));
    expect(Object.keys(distributions)).toEqual([...DISTRIBUTIONS]);
  });

  it("refuses what lies beyond the last counter and distribution of the engine", async () => {
    const instance = await WebAssembly.instantiate(module, importsOf(module));
    const exports = instance.exports as Record<string, (index?: number, value?: number) => number>;
    exports._initialize?.();
    const answers = (name: string, count: number) =>
      [0, count - 1, count, -1].map((index) => exports[name]?.(index, 1));
    expect(answers("pipit_metrics_count", COUNTERS.length)).toEqual([1, 1, 0, 0]);
    expect(answers("pipit_metrics_measure", DISTRIBUTIONS.length)).toEqual([1, 1, 0, 0]);
  });

  it("writes the sketches of the table, as the service does", () => {
    const { written } = sketchTable();
    for (const { values, json } of written) {
      for (const value of values) expect(measurements.measure("apiMs", value)).toBe(true);
      expect(reportOf(measurements).distributions.apiMs).toEqual(json);
    }
  });

  it("begins anew once it was taken", () => {
    expect(measurements.take()).toBe("");
    measurements.count("renders", 3);
    measurements.measure("memoryMb", 12.5);
    expect(reportOf(measurements)).toMatchObject({ v: 1, counters: { renders: 3 }, memoryNowMb: 12.5 });
    expect(measurements.take()).toBe("");
  });

  it("merges what another tab took as if it had measured it itself", async () => {
    const other = await Measurements.of(module);
    const alone = await Measurements.of(module);
    for (let i = 0; i < 500; i++) {
      const [to, counter] = [i % 3 ? measurements : other, COUNTERS[i % COUNTERS.length] as Counter];
      for (const each of [to, alone]) {
        each.count(counter);
        each.measure("renderMs", (i * 37.7) % 91);
      }
    }
    expect(measurements.merge(other.take())).toBe(true);
    expect(measurements.take()).toBe(alone.take());
  });

  it("merges nothing that is no report", () => {
    measurements.count("frames");
    const distributions = { apiMs: { sum: 5, min: 1, max: 1, bins: [-345, 1] } };
    const wrong = [
      "",
      "{}",
      "[",
      '{"v":2}',
      '{"v":1,"counters":{"frames":1000001}}',
      JSON.stringify({ v: 1, counters: { frames: 1 }, distributions }),
      `{"v":1,"more":"${"x".repeat(1 << 17)}"}`,
    ];
    for (const report of wrong) expect(measurements.merge(report)).toBe(false);
    expect(reportOf(measurements).counters).toEqual({ frames: 1 });
  });

  it("refuses what is no measurement and no count", () => {
    for (const value of [-1, NaN, Infinity, -Infinity])
      expect(measurements.measure("apiMs", value)).toBe(false);
    for (const by of [-1, 0.5, NaN, Infinity, 2 ** 32]) measurements.count("apiCalls", by);
    measurements.count("later" as Counter);
    expect(measurements.measure("later" as Distribution, 1)).toBe(false);
    expect(measurements.take()).toBe("");
  });

  it("is a small download: its sketches need no logarithms, its JSON no printf", () => {
    expect(brotliCompressSync(readFileSync(WASM)).length).toBeLessThan(10_240);
  });

  it("takes no more memory however long it measures", () => {
    const { memory } = (measurements as unknown as { exports: { memory: WebAssembly.Memory } }).exports;
    const round = () => {
      for (const distribution of DISTRIBUTIONS)
        for (let value = 0.001; value < 1e7; value *= 1.02) measurements.measure(distribution, value);
      return measurements.take().length;
    };
    const length = round();
    const before = memory.buffer.byteLength;
    for (let i = 0; i < 20; i++) expect(round()).toBe(length);
    expect(memory.buffer.byteLength).toBe(before);
  });
});
