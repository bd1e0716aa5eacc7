import { bare } from "../bare";
import type { Visitor } from "../halves";
import { tag } from "./tag";
import { askVisitor } from "./visitor";

/** How often somebody has been logged out. */
let outs = 0;
/** The last call of each kind since the visitor was given anything to say: of those that wait it alone is told. */
let last: Record<string, unknown> = bare({});

/** A method of the API. What this script, or the next one, does without the frame is done at once. */
export async function beyond(
  name: keyof Visitor,
  said: unknown,
  isSet: boolean,
  isApart: boolean,
): Promise<unknown> {
  if (name == "logout") outs++;
  if (isApart) return askVisitor(name, said);
  const before = outs;
  const kinds: Record<string, unknown> = isSet ? last : (last = bare({}));
  const turn = (kinds[name] = name != "setConfig" && {});
  // Also where it is there: those who waited with this call come now, and one may take its place, or log out.
  do await tag.reach(isSet ? Object : tag.reload, !isSet);
  while (!tag.isLive());
  // What waited was of somebody who has gone.
  if (before != outs) throw tag.failure("identity", "");
  if (turn != kinds[name]) return;
  return askVisitor(name, said);
}
