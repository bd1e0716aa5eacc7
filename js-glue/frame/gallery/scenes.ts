import { asking } from "./asking";
import { attaching } from "./attaching";
import { conversations } from "./conversations";
import type { Scenes } from "./samples";
import { composers, notices, refusals, wanted } from "./states";

/** Every view in every state, as the gallery's page has them one below the other. */
export const groups: Readonly<Record<string, Scenes>> = {
  "The conversation": conversations,
  "What the visitor is asked": asking,
  "The field": composers,
  "The visitor's files": attaching,
  "What is loaded when wanted": wanted,
  Notices: notices,
  "No chat": refusals,
};

export const scenes: Scenes = Object.assign({}, ...Object.values(groups));
