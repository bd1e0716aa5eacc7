import { bare } from "./bare";
import { live } from "./connection";
import { link } from "./loader";
import { shown } from "./panel";
import type { State } from "./public";
import { site } from "./settings";

/** Without what the page puts on Object.prototype as `then`: a promise would wait for it. */
export const getState = (): State =>
  bare({ site, open: shown, ready: live, connection: "idle", unread: 0, dropped: 0, ...link?.told() });

export const getUnreadCount = (): number => getState().unread;
