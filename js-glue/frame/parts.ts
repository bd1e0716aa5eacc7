import type * as Attach from "./attach/index";
import type * as Cards from "./cards/index";
import type * as Earlier from "./earlier/index";
import type * as Feedback from "./feedback/index";
import type * as Forms from "./forms/index";
import type * as Emoji from "./emoji/index";
import type * as More from "./more/index";
import type * as Own from "./own/index";
import type * as Presence from "./presence/index";
import type * as Refused from "./refused/index";
import type * as Rich from "./rich/index";
import type * as Shortlist from "./shortlist/index";
import type * as Speech from "./speech/index";
import { addressOf } from "./addresses";
import { loadMore } from "./texts";

/** Parts of the frame that few visitors need: scripts of their own, loaded when they are wanted. Their address stands in the document. */
export interface Parts {
  attach: typeof Attach;
  cards: typeof Cards;
  earlier: typeof Earlier;
  feedback: typeof Feedback;
  forms: typeof Forms;
  emoji: typeof Emoji;
  more: typeof More;
  own: typeof Own;
  presence: typeof Presence;
  refused: typeof Refused;
  rich: typeof Rich;
  shortlist: typeof Shortlist;
  speech: typeof Speech;
}

const loaded: Partial<Parts> = {};

/** What is there already. */
export const partOf = <Name extends keyof Parts>(name: Name): Parts[Name] | undefined => loaded[name];

/** With what it needs. Rejects where that cannot be had; it is asked for again the next time. */
export async function loadPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
  // The frame's own storage has nothing to say.
  const [part] = (await Promise.all([import(addressOf(name)), name !== "own" && loadMore()])) as [
    Parts[Name],
    unknown,
  ];
  if ("start" in part) await part.start();
  loaded[name] = part;
  return part;
}
