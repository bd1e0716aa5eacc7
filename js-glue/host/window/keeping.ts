import { memory } from "../link/memoryStorage";

/** As long as the engine's own. In milliseconds. */
const LIFETIME = 30 * 86_400_000;

function ownStorage(): Storage {
  try {
    // The getter itself may throw.
    return sessionStorage;
  } catch {
    return memory;
  }
}

/**
 * What the chat keeps it keeps for as long as this window is there, and a reload finds it again: it lies in the other storage in place of
 * the one that the chat asks for, which all windows of this origin have in common.
 */
export const keepInWindow = (): void =>
  void Object.defineProperty(window, "localStorage", { value: ownStorage(), configurable: true });

/** All of it goes, and what the chat still writes, or has on its way, is kept no more. */
export function forget(): void {
  localStorage.clear();
  Object.defineProperty(window, "localStorage", { value: null });
}

function fnv1a(text: string): string {
  let hash = BigInt("0xcbf29ce484222325");
  const prime = BigInt("0x100000001b3");
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  return hash.toString(16).padStart(16, "0");
}

/** A record as the engine writes it (docs/protocol.md, "Records in localStorage"), for it to find when it starts. */
export function keep(site: string, key: string, payload: string): void {
  const now = Date.now();
  const header = `pipit2 j ${now} ${now + LIFETIME} `;
  localStorage.setItem(`pipit:${site}:${key}`, `${header}${fnv1a(header + payload)}\n${payload}`);
}
