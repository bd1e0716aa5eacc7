import { me } from "../api/rights";
import { defaultName } from "./words";

// What visitors call whoever works here: theirs to choose, on this device.

const KEY = "pipit-admin:agent-name";

/** A browser that keeps nothing for us has the default one. */
export function ownName(): string {
  try {
    return localStorage.getItem(`${KEY}:${me().name}`) || defaultName(me().name);
  } catch {
    return defaultName(me().name);
  }
}

export function setOwnName(name: string): void {
  try {
    localStorage.setItem(`${KEY}:${me().name}`, name.trim());
  } catch {
    // As long as the page is open it is asked for again.
  }
}
