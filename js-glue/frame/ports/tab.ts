import { randomSeed } from "./random";

const KEY = "pipit:tab";

export interface Tab {
  /** Hexadecimal digits; empty where the browser refuses sessionStorage. */
  name: string;
  isNew: boolean;
}

/** The name of the browser's tab, which its next pages find again. A duplicated tab begins with the name of the first. */
export function tabName(): Tab {
  try {
    const known = sessionStorage.getItem(KEY);
    if (known) return { name: known, isNew: false };
    const name = randomSeed().slice(0, 16);
    sessionStorage.setItem(KEY, name);
    return { name, isNew: true };
  } catch {
    return { name: "", isNew: true };
  }
}
