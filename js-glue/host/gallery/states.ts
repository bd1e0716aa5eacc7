/** What gallery.ts shows of the launcher and the panel. */
export const STATES = [
  "closed",
  "focused",
  "unread",
  "manyUnread",
  "teaser",
  "opening",
  "open",
  "unreachable",
  "retryFocused",
  "notHere",
] as const;

export type State = (typeof STATES)[number];
