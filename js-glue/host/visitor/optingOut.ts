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

/**
 * From now on nothing is kept beyond this page: what was, goes on in its memory. Where the page's storage is refused the frame has kept it
 * in its own, which is emptied: there the chat begins anew.
 */
export async function optOut(): Promise<void> {
  say("1");
  forgetPlace();
  try {
    move(localStorage, memory);
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
