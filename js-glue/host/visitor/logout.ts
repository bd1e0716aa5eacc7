import { stringify } from "../link/envelope";
import { tag } from "../link/tag";
import { forgetPerson } from "./identity";
import { forgetPlace, request } from "./link";
import { eraseHere, keptToken } from "./storages";

/** The frame ends the session at the service too. It is loaded for that where there is one, and else told when it comes. */
async function endSession(isErased: boolean, kept: string): Promise<void> {
  await tag.reach(isErased && !kept ? Object : undefined);
  forgetPerson();
  await request("logout", `{"text":${stringify(kept)}}`);
}

/** What is kept goes at once, with the frame or without: the service may be out of reach. */
export async function logout(): Promise<void> {
  forgetPlace();
  const isAway = !tag.isReachable();
  const kept = isAway ? keptToken() : "";
  const isErased = isAway && eraseHere();
  const ended = endSession(isErased, kept);
  if (!isErased) return ended;
  ended.catch(() => {});
}
