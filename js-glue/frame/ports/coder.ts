import { EventTag, type Command, type Tag } from "../../abi/layout";
import type { Raise } from "./raise";
import type { SealKey } from "./sealKey";

type Encode = Extract<Command, { tag: Tag.Encode }>;
type Decode = Extract<Command, { tag: Tag.Decode }>;

/** Bytes of AES-GCM's nonce, before the ciphertext (NIST SP 800-38D). */
const NONCE = 12;

/** Compresses and seals what is stored, and the way back. Whatever the browser cannot do is answered with `ok: false`. */
export class Coder {
  readonly #raise: Raise;
  readonly #key: SealKey;
  #life = 0;

  constructor(raise: Raise, key: SealKey) {
    this.#raise = raise;
    this.#key = key;
  }

  encode({ task, deflate, seal, context, data }: Encode): Promise<void> {
    return this.#answer(task, async () => {
      const small = deflate ? await through(new CompressionStream("deflate-raw"), data, Infinity) : data;
      return seal ? this.#seal(small, context) : small;
    });
  }

  decode({ task, inflate, unseal, context, limit, data }: Decode): Promise<void> {
    return this.#answer(task, async () => {
      const open = unseal ? await this.#unseal(data, context) : data;
      return inflate ? through(new DecompressionStream("deflate-raw"), open, limit) : open;
    });
  }

  /** The engine that asked is gone, and what is under way means nothing to the next one. */
  abandon(): void {
    this.#life++;
  }

  /** Another tab may have removed the key, and made the next one: that is not ours to remove. */
  forgetKey(remove: boolean): Promise<void> {
    return remove ? this.#key.remove() : this.#key.forget();
  }

  async #answer(task: number, work: () => Promise<Uint8Array>): Promise<void> {
    const life = this.#life;
    const data = await work().catch(() => undefined);
    if (life !== this.#life) return;
    this.#raise({ tag: EventTag.Coded, task, ok: data !== undefined, data: data ?? new Uint8Array() });
  }

  async #seal(bytes: Uint8Array, context: string): Promise<Uint8Array> {
    const key = await this.#key.getOrMake();
    const sealed = new Uint8Array(NONCE + bytes.length + 16);
    const nonce = crypto.getRandomValues(sealed.subarray(0, NONCE));
    const ciphertext = await crypto.subtle.encrypt(algorithm(nonce, context), key, bytes as BufferSource);
    sealed.set(new Uint8Array(ciphertext), NONCE);
    return sealed;
  }

  async #unseal(sealed: Uint8Array, context: string): Promise<Uint8Array> {
    const how = algorithm(sealed.slice(0, NONCE), context);
    const open = (key: CryptoKey) => crypto.subtle.decrypt(how, key, sealed.slice(NONCE));
    return new Uint8Array(await this.#key.tryEach(open));
  }
}

const algorithm = (nonce: Uint8Array, context: string): AesGcmParams => ({
  name: "AES-GCM",
  iv: nonce as BufferSource,
  additionalData: new TextEncoder().encode(context),
});

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
