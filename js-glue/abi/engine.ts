import { decodeCommands, encodeEvent } from "./codec";
import { LAYOUT_VERSION, type Command, type EngineEvent } from "./layout";

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  /** Room for an event of n bytes; 0 when that is more than the engine takes. */
  pipit_in(n: number): number;
  /** 0, or 1 when the event is malformed: then nothing has changed. */
  pipit_handle(length: number, now: number, wall: number): number;
  pipit_out(): number;
  pipit_out_len(): number;
  pipit_layout_version(): number;
}

/** One instance of the engine. It lives until it traps; what `handle` throws then is a trap, never a bad event. */
export class Engine {
  readonly #exports: Exports;

  private constructor(exports: Exports) {
    this.#exports = exports;
  }

  static async start(module: WebAssembly.Module): Promise<Engine> {
    // It asks for nothing.
    const instance = await WebAssembly.instantiate(module);
    const exports = instance.exports as unknown as Exports;
    exports._initialize?.();
    const version = exports.pipit_layout_version() >>> 0;
    if (version !== LAYOUT_VERSION) {
      throw new Error(`The engine is of another build: ${version}, not ${LAYOUT_VERSION}`);
    }
    return new Engine(exports);
  }

  /** `now` is monotonic, `wall` since 1970, both in milliseconds. An event that the engine does not take yields nothing. */
  handle(event: EngineEvent, now: number, wall: number): Command[] {
    const { memory, pipit_in, pipit_handle, pipit_out, pipit_out_len } = this.#exports;
    const bytes = encodeEvent(event);
    const at = pipit_in(bytes.length) >>> 0;
    if (at === 0) return [];
    // Each call may grow the memory, which detaches the views on it: none is kept.
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    if (pipit_handle(bytes.length, now, wall) !== 0) return [];
    return decodeCommands(new Uint8Array(memory.buffer, pipit_out() >>> 0, pipit_out_len() >>> 0));
  }
}
