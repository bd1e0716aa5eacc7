import { maxKeys, maxStoredLength } from "./limits";
import { own } from "./objects";

/** The parts of Storage.prototype that the proxy uses, taken before the page can replace them. */
export type StorageMethods = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key">;

export type StorageCode = "denied" | "quota" | "absent" | "invalid";
export type StorageReply = { ok: true; v?: (string | null)[] } | { ok: false; code: StorageCode };

const refused = (code: StorageCode): StorageReply => ({ ok: false, code });

const isKey = (key: unknown): key is string => typeof key == "string" && /^[a-z0-9._-]{1,64}$/.test(key);

const isKeyList = (keys: unknown): keys is string[] =>
  Array.isArray(keys) && keys.length > 0 && keys.length <= maxKeys && keys.every(isKey);

/** Browsers have called a full storage by four names and numbers; whatever else it throws is a refusal. */
function codeOf(error: unknown): StorageCode {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown };
  return code === 22 ||
    code === 1014 ||
    /^(QuotaExceededError|NS_ERROR_DOM_QUOTA_REACHED)$/.test(String(name))
    ? "quota"
    : "denied";
}

/**
 * The host's half of the storage proxy: get, set and remove under `pipit:<site>:` in the page's localStorage, and
 * nothing else of it. The storage is asked for anew each time, since the getter itself may throw, now or later.
 */
export class StorageProxy {
  private readonly prefix_: string;
  private readonly methods_: StorageMethods;

  constructor(
    site: string,
    private readonly storage_: () => Storage | null | undefined,
    { getItem, setItem, removeItem, key }: StorageMethods,
  ) {
    this.methods_ = { getItem, setItem, removeItem, key };
    this.prefix_ = "pipit:" + site + ":";
  }

  answer(operation: string, payload: object): StorageReply {
    const key = own(payload, "k");
    const value = own(payload, "v");
    try {
      const storage = this.storage_();
      if (!storage) return refused("absent");
      if (operation == "storage.set") return this.set_(storage, key, value);
      if (!isKeyList(key)) return refused("invalid");
      return operation == "storage.get" ? this.get_(storage, key) : this.remove_(storage, key);
    } catch (error) {
      return refused(codeOf(error));
    }
  }

  private get_(storage: Storage, keys: string[]): StorageReply {
    return { ok: true, v: keys.map((key) => this.methods_.getItem.call(storage, this.prefix_ + key)) };
  }

  private set_(storage: Storage, key: unknown, value: unknown): StorageReply {
    if (!isKey(key) || typeof value != "string") return refused("invalid");
    if (value.length + this.othersLength_(storage, key) > maxStoredLength) return refused("quota");
    this.methods_.setItem.call(storage, this.prefix_ + key, value);
    return { ok: true };
  }

  private remove_(storage: Storage, keys: string[]): StorageReply {
    keys.forEach((key) => this.methods_.removeItem.call(storage, this.prefix_ + key));
    return { ok: true };
  }

  /** Counted anew for each write: other tabs of the page write to the same storage. */
  private othersLength_(storage: Storage, except: string): number {
    let sum = 0;
    for (let index = 0; index < storage.length; index++) {
      const name = this.methods_.key.call(storage, index);
      if (name?.startsWith(this.prefix_) && name != this.prefix_ + except)
        sum += this.methods_.getItem.call(storage, name)?.length ?? 0;
    }
    return sum;
  }
}
