import { compileEngine } from "../../abi/engine";
import { importsOf } from "../../abi/imports";

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

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  /** Room for so many bytes; 0 when that is more than it takes. */
  pipit_metrics_in(bytes: number): number;
  pipit_metrics_count(counter: number, by: number): number;
  pipit_metrics_measure(distribution: number, value: number): number;
  pipit_metrics_merge(bytes: number): number;
  pipit_metrics_take(): number;
  pipit_metrics_redact(bytes: number): number;
  pipit_metrics_out(): number;
}

/** Beyond it a counter would wrap: limits::countedByWidget. */
const MOST_COUNTED = 1_000_000;

/** metrics.wasm: what is counted and measured until somebody takes it. */
export class Measurements {
  private constructor(private readonly exports: Exports) {}

  static async load(address: string): Promise<Measurements> {
    return Measurements.of(await compileEngine(address));
  }

  static async of(module: WebAssembly.Module): Promise<Measurements> {
    const instance = await WebAssembly.instantiate(module, importsOf(module));
    const exports = instance.exports as unknown as Exports;
    exports._initialize?.();
    return new Measurements(exports);
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
    const length = this.#put(report);
    return length !== undefined && this.exports.pipit_metrics_merge(length) === 1;
  }

  /** All of it as JSON (docs/metrics.md), and begins anew; empty where there is nothing. */
  take(): string {
    return this.#got(this.exports.pipit_metrics_take());
  }

  /** The text without e-mail addresses, telephone and card numbers and postcodes; empty where it is too long. */
  redact(text: string): string {
    const length = this.#put(text);
    return length === undefined ? "" : this.#got(this.exports.pipit_metrics_redact(length));
  }

  #put(text: string): number | undefined {
    const bytes = new TextEncoder().encode(text);
    const at = this.exports.pipit_metrics_in(bytes.length) >>> 0;
    if (at === 0) return undefined;
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    return bytes.length;
  }

  #got(length: number): string {
    const { memory, pipit_metrics_out } = this.exports;
    return new TextDecoder().decode(new Uint8Array(memory.buffer, pipit_metrics_out() >>> 0, length >>> 0));
  }
}
