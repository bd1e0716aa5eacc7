import { bare } from "../bare";
import type { Sending, Visitor } from "../halves";
import { send } from "./sending";
import { tag } from "./tag";
import { askVisitor, coming } from "./visitor";

/** How often somebody has been logged out. */
let outs = 0;
/** The last call of each kind since the visitor was given anything to say: of those that wait it alone is told. */
let last: Record<string, unknown> = bare({});

/** A method of the API. What this script, or the next one, does without the frame is done at once. */
export async function beyond(
  name: keyof (Sending & Visitor),
  said: unknown,
  isSet: boolean,
  isApart: boolean,
): Promise<unknown> {
  if (name == "logout") outs++;
  if (isApart) return askVisitor(name as keyof Visitor, said);
  const before = outs;
  const kinds: Record<string, unknown> = isSet ? last : (last = bare({}));
  const turn = (kinds[name] = name != "setConfig" && {});
  // Also where it is there: those who waited with this call come now, and one may take its place, or log out.
  do await tag.reach(isSet ? Object : tag.reload, !isSet);
  while (!tag.isLive());
  // What waited was of somebody who has gone.
  if (before != outs) throw tag.failure("identity", "");
  if (turn != kinds[name]) return;
  if (name != "send") return askVisitor(name, said);
  // What was said before is told before.
  try {
    await coming;
  } catch {
    // Whoever said it hears where it could not be told.
  }
  return send(said);
}
