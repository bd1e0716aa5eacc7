const DATABASE = "pipit";
const STORE = "keys";

/**
 * The key that seals a site's records: AES-GCM, 256 bits, not extractable, in the frame's own IndexedDB, where no script of
 * the host page reaches. A browser without either has no key, and every call rejects.
 */
export class SealKey {
  readonly #site: string;
  #known: Promise<CryptoKey> | undefined;

  constructor(site: string) {
    this.#site = site;
  }

  /** Opens with the key that is known, and with the one that another tab has made since. Rejects where neither does. */
  async tryEach<T>(open: (key: CryptoKey) => Promise<T>): Promise<T> {
    const known = await this.#known;
    if (known) {
      const opened = await open(known).catch(() => undefined);
      if (opened) return opened;
    }
    const stored = await this.#stored();
    if (!stored) throw new Error("no key");
    const opened = await open(stored);
    this.#known = Promise.resolve(stored);
    return opened;
  }

  getOrMake(): Promise<CryptoKey> {
    this.#known ??= this.#make().catch((cause: unknown) => {
      this.#known = undefined;
      throw cause;
    });
    return this.#known;
  }

  /** The next one is asked of the database. */
  async forget(): Promise<void> {
    this.#known = undefined;
  }

  async remove(): Promise<void> {
    this.#known = undefined;
    await run("readwrite", (store) => store.delete(this.#site)).catch(() => undefined);
  }

  #stored(): Promise<CryptoKey | undefined> {
    return run("readonly", (store) => store.get(this.#site));
  }

  async #make(): Promise<CryptoKey> {
    const found = await this.#stored();
    if (found) return found;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    // Another tab may have made one in the meantime: the first one stays.
    await run("readwrite", (store) => store.add(made, this.#site)).catch(() => undefined);
    const kept = await this.#stored();
    if (!kept) throw new Error("the key could not be kept");
    return kept;
  }
}

async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await answered(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answered(request);
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
