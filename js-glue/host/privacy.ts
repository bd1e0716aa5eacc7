import { isReachable } from "./connection";
import { erase } from "./erasing";
import { remembered } from "./remembered";
import { site } from "./settings";

/**
 * Whether all that is kept of the visitor could be erased without the frame, which is loaded for that only where the page has no
 * storage: there it has kept it in one of its own. A frame that is loaded is to erase what it knows as well.
 */
export function eraseHere(): boolean {
  remembered("removeItem");
  if (isReachable()) return false;
  try {
    erase(localStorage, `pipit:${site}:`);
    return true;
  } catch {
    // Refused, or null.
    return false;
  }
}
