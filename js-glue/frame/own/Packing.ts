import { Tag, type Command } from "../../abi/layout";
import { Seal } from "./Seal";

type Encode = Extract<Command, { tag: Tag.Encode }>;
type Decode = Extract<Command, { tag: Tag.Decode }>;

/** Compresses and seals what is stored, and the way back. Rejects where the browser cannot, or what comes is not what was packed. */
export class Packing {
  readonly #seal: Seal;

  constructor(site: string) {
    this.#seal = new Seal(site);
  }

  code(command: Encode | Decode): Promise<Uint8Array> {
    return command.tag === Tag.Encode ? this.#encode(command) : this.#decode(command);
  }

  async #encode({ deflate, seal, context, data }: Encode): Promise<Uint8Array> {
    const small = deflate ? await through(new CompressionStream("deflate-raw"), data, Infinity) : data;
    return seal ? this.#seal.close(small, context) : small;
  }

  async #decode({ inflate, unseal, context, limit, data }: Decode): Promise<Uint8Array> {
    const open = unseal ? await this.#seal.open(data, context) : data;
    return inflate ? through(new DecompressionStream("deflate-raw"), open, limit) : open;
  }

  forgetKey(remove: boolean): Promise<void> {
    return this.#seal.forget(remove);
  }
}

/** No more than `limit` bytes come out: a few kilobytes of deflate can be a gigabyte of zeros. */
async function through(
  stream: GenericTransformStream,
  bytes: Uint8Array,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const source = new Blob([bytes as BlobPart]).stream().pipeThrough<Uint8Array>(stream as never);
  for (const reader = source.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error("too much");
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}
