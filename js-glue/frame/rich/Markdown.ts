import { compile } from "../../abi/compile";
import { importsOf } from "../../abi/imports";
import { Document } from "./Document";

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?(): void;
  /** Room for the text and the hosts of pictures behind it, one a line; 0 when that is more than it takes. */
  pipit_markdown_in(bytes: number): number;
  /** Makes the document; returns its length in bytes. */
  pipit_markdown(textBytes: number, mode: Mode): number;
  pipit_markdown_out(): number;
}

/** As wasm/abi/markdown.cpp has them. */
export enum Mode {
  Finished,
  Growing,
  LinksAlone,
}

const EMPTY = new Document(new Uint32Array(3), new Uint8Array());

/** markdown.wasm: what nodes a text is. It keeps nothing from text to text. */
export class Markdown {
  private constructor(private readonly exports: Exports) {}

  static async load(address: string): Promise<Markdown> {
    return Markdown.of(await compile(address));
  }

  static async of(module: WebAssembly.Module): Promise<Markdown> {
    const instance = await WebAssembly.instantiate(module, importsOf(module));
    const exports = instance.exports as unknown as Exports;
    exports._initialize?.();
    return new Markdown(exports);
  }

  parse(text: string, mode: Mode, imageHosts: readonly string[] = []): Document {
    const { memory, pipit_markdown_in, pipit_markdown, pipit_markdown_out } = this.exports;
    const encoder = new TextEncoder();
    const source = encoder.encode(text);
    const hosts = encoder.encode(imageHosts.join("\n"));
    const at = pipit_markdown_in(source.length + hosts.length) >>> 0;
    if (at === 0) return EMPTY;
    const room = new Uint8Array(memory.buffer, at);
    room.set(source);
    room.set(hosts, source.length);
    const length = pipit_markdown(source.length, mode) >>> 0;
    // A copy: what is there now is there until the next call.
    return Document.read(
      memory.buffer.slice(pipit_markdown_out() >>> 0, (pipit_markdown_out() >>> 0) + length),
    );
  }
}
