import { defineProperty, deleteProperty, getOwnPropertyDescriptor } from "./primitives";

/** As much of a Storage as the proxy uses, in memory: it lasts as long as the page and outlives the frame. */
class MemoryStorage {
  getItem(key: string): string | null {
    return getOwnPropertyDescriptor(this, key)?.value ?? null;
  }

  setItem(key: string, value: string): void {
    defineProperty(this, key, {
      __proto__: null,
      value,
      configurable: true,
      enumerable: true,
    } as PropertyDescriptor);
  }

  removeItem(key: string): void {
    deleteProperty(this, key);
  }
}

export const memory = new MemoryStorage() as unknown as Storage;
