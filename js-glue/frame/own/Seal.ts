import { SealKey } from "./SealKey";

/** Bytes of AES-GCM's nonce, before the ciphertext, and of its tag, behind it (NIST SP 800-38D). */
const NONCE = 12;
const TAG = 16;

/** Seals a site's records, and opens them. Rejects where the browser lacks the key, or the record is not what was sealed. */
export class Seal {
  readonly #key: SealKey;

  constructor(site: string) {
    this.#key = new SealKey(site);
  }

  async close(bytes: Uint8Array, context: string): Promise<Uint8Array> {
    const key = await this.#key.getOrMake();
    const sealed = new Uint8Array(NONCE + bytes.length + TAG);
    const nonce = crypto.getRandomValues(sealed.subarray(0, NONCE));
    const ciphertext = await crypto.subtle.encrypt(algorithm(nonce, context), key, bytes as BufferSource);
    sealed.set(new Uint8Array(ciphertext), NONCE);
    return sealed;
  }

  async open(sealed: Uint8Array, context: string): Promise<Uint8Array> {
    const how = algorithm(sealed.slice(0, NONCE), context);
    const open = (key: CryptoKey) => crypto.subtle.decrypt(how, key, sealed.slice(NONCE));
    return new Uint8Array(await this.#key.tryEach(open));
  }

  /** Another tab may have removed the key, and made the next one: that is not ours to remove. */
  forget(remove: boolean): Promise<void> {
    return remove ? this.#key.remove() : this.#key.forget();
  }
}

const algorithm = (nonce: Uint8Array, context: string): AesGcmParams => ({
  name: "AES-GCM",
  iv: nonce as BufferSource,
  additionalData: new TextEncoder().encode(context),
});
