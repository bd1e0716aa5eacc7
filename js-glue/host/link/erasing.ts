import { bare } from "../bare";
import { apply, keys, startsWith } from "./primitives";

/** The names under the prefix, which may be the page's doing as well as ours. */
export function namesUnder(storage: Storage, prefix: string): string[] {
  const names = keys(storage);
  const under = bare<string[]>([]);
  for (let index = 0; index < names.length; index++)
    if (apply(startsWith, names[index], [prefix])) under[under.length] = names[index]!;
  return under;
}

/** Removes all that is under the prefix. */
export function empty(storage: Storage, prefix: string): void {
  const names = namesUnder(storage, prefix);
  for (let index = 0; index < names.length; index++) storage.removeItem(names[index]!);
}

/** And tells other tabs, by the one key that is written for it, where there was nothing else too. */
export function erase(storage: Storage, prefix: string): void {
  try {
    storage.setItem(prefix + "erase", "" + Math.random());
  } catch {
    // A full storage is to be emptied all the same.
  }
  empty(storage, prefix);
}
