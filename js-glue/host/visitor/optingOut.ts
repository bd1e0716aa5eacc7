import { bare } from "../bare";
import { outName } from "../link/optedOut";
import { tag } from "../link/tag";
import { forgetPlace, link, memory, request } from "./link";
import { move } from "./storages";

/** One word of one digit is all that is kept of it. */
function say(word: "0" | "1"): void {
  link.sayHere(word);
  try {
    localStorage.setItem(outName, word);
  } catch {
    // Then it holds for this page.
  }
}

// Taken at the start: what a page makes of them later is not asked.
const { StorageEvent, dispatchEvent } = window;

/** The frames of all the site's chats hear of it at once, in the other tabs and on this page, which gets no `storage` event for what it writes: they stop measuring. */
function tellFrames(): void {
  const key = `pipit:${tag.config.site}:out`;
  try {
    localStorage.setItem(key, "1");
    localStorage.removeItem(key);
  } catch {
    // Then the other tabs hear of it when they ask the next time.
  }
  dispatchEvent(new StorageEvent("storage", { key, newValue: "1", storageArea: localStorage }));
}

/**
 * From now on nothing is kept beyond this page: what was, goes on in its memory. Where the page's storage is refused the frame has kept it
 * in its own, which is emptied: there the chat begins anew.
 */
export async function optOut(): Promise<void> {
  say("1");
  forgetPlace();
  try {
    move(localStorage, memory);
    tellFrames();
  } catch {
    await tag.reach();
    await request("erase", "{}");
    tag.reload();
  }
}

/** What this page still knows is kept again. */
export async function optIn(): Promise<void> {
  say("0");
  try {
    move(memory, localStorage);
  } catch {
    // Refused: it stays in memory.
  }
}

/** Where consent is asked for and was not given, this script is not there, and pipit.js says so. */
export const status = async (): Promise<object> =>
  bare({ granted: true, optedOut: link.isOptedOut(), signal: link.hasSignal() });
