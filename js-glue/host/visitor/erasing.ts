import { tag } from "../link/tag";
import { forgetPlace, request } from "./link";
import { eraseHere } from "./storages";

/**
 * Without the frame, which is loaded for it only where the page has no storage: there it has kept it in one of its own. Where consent is
 * asked for, it goes too; who takes that back (`isRevoked`) sees to it.
 */
export async function erase(isRevoked: unknown): Promise<void> {
  forgetPlace();
  try {
    if (!tag.isReachable() && eraseHere()) return;
    await tag.reach();
    await request("erase", "{}");
  } finally {
    if (!isRevoked && tag.config.consent == "required") tag.withdraw();
  }
}
