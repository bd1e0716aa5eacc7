import { isReachable, reach } from "./connection";
import { erase as eraseUnder } from "./erasing";
import { failure } from "./errors";
import { link } from "./loader";
import { remembered } from "./remembered";
import { site } from "./settings";

/** Has the frame erase all it keeps and knows. Without one there is nothing but what is stored; none is loaded for that. */
export async function erase(): Promise<void> {
  remembered("removeItem");
  if (isReachable()) {
    await reach();
    await link!.request("erase", "{}");
  } else
    try {
      eraseUnder(localStorage, `pipit:${site}:`);
    } catch {
      throw failure("denied", "localStorage");
    }
}
