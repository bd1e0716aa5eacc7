import { isReachable, reach } from "./connection";
import { erase as eraseUnder } from "./erasing";
import { link } from "./loader";
import { remembered } from "./remembered";
import { site } from "./settings";

/**
 * Has the frame erase all it keeps and knows. Without one there is nothing but what the page's storage has, and none is loaded
 * for that; but where there is no such storage, the frame has kept it in one of its own.
 */
export async function erase(): Promise<void> {
  remembered("removeItem");
  if (!isReachable())
    try {
      return eraseUnder(localStorage, `pipit:${site}:`);
    } catch {
      // Refused, or null.
    }
  await reach();
  await link!.request("erase", "{}");
}
