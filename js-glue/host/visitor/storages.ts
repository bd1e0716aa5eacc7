import { erase, namesUnder } from "../link/erasing";
import { parse } from "../link/envelope";
import { tag } from "../link/tag";
import { memory } from "./link";

const prefix = `pipit:${tag.config.site}:`;

// Taken at the start: what a page makes of them later is not asked.
const { CustomEvent, dispatchEvent } = window;

/** Whether all that is kept of the visitor could be erased without the frame. */
export function eraseHere(): boolean {
  try {
    erase(memory, prefix);
    erase(localStorage, prefix);
    // The site's other chats on this page.
    dispatchEvent(new CustomEvent(prefix + "erase"));
    return true;
  } catch {
    return false;
  }
}

/** The token of the session that is kept, for the frame to end it. What is sealed nobody can read any more. */
export function keptToken(): string {
  try {
    const record = localStorage.getItem(prefix + "session")!;
    return "" + parse(record.slice(record.indexOf("\n"))).token;
  } catch {
    return "";
  }
}

/** The records go from one storage to the other. What has no room there is lost. Throws where the storage is refused. */
export function move(from: Storage, to: Storage): void {
  const names = namesUnder(from, prefix);
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    const value = from.getItem(name)!;
    from.removeItem(name);
    try {
      to.setItem(name, value);
    } catch {
      // Full: what waits is written again when it changes.
    }
  }
}
