import { EventTag, type Command, type Tag } from "../../abi/layout";
import type { Seal } from "../own/index";
import { loadPart } from "../parts";
import type { Raise } from "./raise";

type Encode = Extract<Command, { tag: Tag.Encode }>;
type Decode = Extract<Command, { tag: Tag.Decode }>;

/** Compresses and seals what is stored, and the way back. Whatever the browser cannot do is answered with `ok: false`. */
export class Coder {
  readonly #raise: Raise;
  readonly #site: string;
  #seal: Promise<Seal> | undefined;
  #life = 0;

  constructor(raise: Raise, site: string) {
    this.#raise = raise;
    this.#site = site;
  }

  encode({ task, deflate, seal, context, data }: Encode): Promise<void> {
    return this.#answer(task, async () => {
      const small = deflate ? await through(new CompressionStream("deflate-raw"), data, Infinity) : data;
      return seal ? (await this.#sealing()).close(small, context) : small;
    });
  }

  decode({ task, inflate, unseal, context, limit, data }: Decode): Promise<void> {
    return this.#answer(task, async () => {
      const open = unseal ? await (await this.#sealing()).open(data, context) : data;
      return inflate ? through(new DecompressionStream("deflate-raw"), open, limit) : open;
    });
  }

  /** The engine that asked is gone, and what is under way means nothing to the next one. */
  abandon(): void {
    this.#life++;
  }

  async forgetKey(remove: boolean): Promise<void> {
    await (await this.#sealing()).forget(remove);
  }

  /** One for all, with the script that it needs. */
  #sealing(): Promise<Seal> {
    this.#seal ??= loadPart("own")
      .then(({ Seal }) => new Seal(this.#site))
      .catch((cause: unknown) => {
        this.#seal = undefined;
        throw cause;
      });
    return this.#seal;
  }

  async #answer(task: number, work: () => Promise<Uint8Array>): Promise<void> {
    const life = this.#life;
    const data = await work().catch(() => undefined);
    if (life !== this.#life) return;
    this.#raise({ tag: EventTag.Coded, task, ok: data !== undefined, data: data ?? new Uint8Array() });
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
