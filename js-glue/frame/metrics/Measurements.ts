import { compile } from "../../abi/compile";
import { Scratch, type ScratchExports } from "./Scratch";

/** In the order of wasm/engine/metrics/Report.h, which the test compares with what metrics.wasm writes. */
export const COUNTERS = [
  "storageDone",
  "storageFailed",
  "dataLost",
  "restoreTried",
  "restored",
  "navigationTried",
  "navigated",
  "renders",
  "slowRenders",
  "frames",
  "jankFrames",
  "longTasks",
  "tabSyncDone",
  "tabSyncFailed",
  "apiCalls",
  "apiFailed",
  "cacheHits",
  "cacheMisses",
  "errorQuota",
  "errorSecurity",
  "errorTimeout",
  "errorCorrupt",
  "errorNetwork",
  "errorHttp",
  "errorScript",
  "errorOther",
] as const;
export type Counter = (typeof COUNTERS)[number];

export const DISTRIBUTIONS = [
  "storageMs",
  "renderMs",
  "fps",
  "tabSyncMs",
  "bundleMs",
  "bundleBytes",
  "memoryMb",
  "apiMs",
] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];

interface Exports extends ScratchExports {
  pipit_metrics_count(counter: number, by: number): number;
  pipit_metrics_measure(distribution: number, value: number): number;
  pipit_metrics_merge(bytes: number): number;
  pipit_metrics_take(): number;
}

/** Beyond it a counter would wrap: limits::countedByWidget. */
const MOST_COUNTED = 1_000_000;

/** metrics.wasm: what is counted and measured until somebody takes it. */
export class Measurements {
  private constructor(
    private readonly exports: Exports,
    readonly scratch: Scratch,
  ) {}

  static async load(address: string): Promise<Measurements> {
    return Measurements.of(await compile(address));
  }

  static async of(module: WebAssembly.Module): Promise<Measurements> {
    const scratch = await Scratch.of(module);
    return new Measurements(scratch.exports as Exports, scratch);
  }

  /** `by` is a whole number of at most a million; another one counts nothing. */
  count(counter: Counter, by = 1): void {
    if (!Number.isInteger(by) || by < 0 || by > MOST_COUNTED) return;
    this.exports.pipit_metrics_count(COUNTERS.indexOf(counter), by);
  }

  /** Whether it was taken: what is negative or not finite is no measurement. */
  measure(distribution: Distribution, value: number): boolean {
    return this.exports.pipit_metrics_measure(DISTRIBUTIONS.indexOf(distribution), value) === 1;
  }

  /** Adds what another tab took. False where that is no report: then nothing has changed. */
  merge(report: string): boolean {
    const length = this.scratch.put(report);
    return length !== undefined && this.exports.pipit_metrics_merge(length) === 1;
  }

  /** All of it as JSON (docs/metrics.md), and begins anew; empty where there is nothing. */
  take(): string {
    return this.scratch.got(this.exports.pipit_metrics_take());
  }
}
