import type { EventName, Options, PipitApi } from "./public.js";

// As keys, so that the compiler finds one that is missing and one too many.

export const eventNames = Object.keys({
  open: 1,
  close: 1,
  consent: 1,
  ready: 1,
  error: 1,
  "message:sent": 1,
  "message:received": 1,
  unread: 1,
  connection: 1,
  "conversation:started": 1,
  "conversation:ended": 1,
  csat: 1,
  nps: 1,
  escalated: 1,
  destroyed: 1,
} satisfies Record<EventName, 1>) as EventName[];

export const methodNames = Object.keys({
  open: 1,
  close: 1,
  toggle: 1,
  hide: 1,
  show: 1,
  destroy: 1,
  send: 1,
  prefill: 1,
  setTheme: 1,
  setLocale: 1,
  setConfig: 1,
  on: 1,
  once: 1,
  off: 1,
  getState: 1,
  getUnreadCount: 1,
  getConversationId: 1,
} satisfies Record<Exclude<keyof PipitApi, "privacy" | "version">, 1>);

/** What becomes a data attribute of the tag. The origin stands in its address. */
export const optionNames = Object.keys({
  site: 1,
  load: 1,
  position: 1,
  width: 1,
  height: 1,
  offsetX: 1,
  offsetY: 1,
  zIndex: 1,
  consent: 1,
  consentText: 1,
  theme: 1,
  locale: 1,
  botName: 1,
  subtitle: 1,
  welcome: 1,
  placeholder: 1,
  teaser: 1,
  teaserDelay: 1,
  teaserScroll: 1,
  teaserPages: 1,
  autoOpen: 1,
  openDelay: 1,
  sealed: 1,
} satisfies Record<Exclude<keyof Options, "origin">, 1>) as Exclude<keyof Options, "origin">[];
