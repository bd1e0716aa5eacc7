import { importsOf } from "../../abi/imports";

export interface ScratchExports {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  /** Room for so many bytes; 0 when that is more than it takes. */
  pipit_metrics_in(bytes: number): number;
  pipit_metrics_redact(bytes: number): number;
  pipit_metrics_out(): number;
}

/** Texts into metrics.wasm and out of it: all that is needed of it by who measures nothing. */
export class Scratch {
  private constructor(readonly exports: ScratchExports) {}

  static async of(module: WebAssembly.Module): Promise<Scratch> {
    const instance = await WebAssembly.instantiate(module, importsOf(module));
    const exports = instance.exports as unknown as ScratchExports;
    exports._initialize?.();
    return new Scratch(exports);
  }

  /** The text without e-mail addresses, telephone and card numbers and postcodes; empty where it is too long. */
  redact(text: string): string {
    const length = this.put(text);
    return length === undefined ? "" : this.got(this.exports.pipit_metrics_redact(length));
  }

  /** Its length in bytes; undefined where it is too long. */
  put(text: string): number | undefined {
    const bytes = new TextEncoder().encode(text);
    const at = this.exports.pipit_metrics_in(bytes.length) >>> 0;
    if (at === 0) return undefined;
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    return bytes.length;
  }

  got(length: number): string {
    const { memory, pipit_metrics_out } = this.exports;
    return new TextDecoder().decode(new Uint8Array(memory.buffer, pipit_metrics_out() >>> 0, length >>> 0));
  }
}
