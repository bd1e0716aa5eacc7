import { bare } from "./bare";
import { live } from "./connection";
import { link } from "./loader";
import { shown } from "./panel";
import type { Connection, State } from "./public";
import { site } from "./settings";

/** What the frame said last of itself. */
let connection: Connection = "idle";
let unread = 0;

export function update(connectionNow: unknown, unreadNow: number): void {
  connection = connectionNow as Connection;
  unread = unreadNow;
}

export const getUnreadCount = (): number => unread;

/** Without what the page puts on Object.prototype as `then`: a promise would wait for it. */
export const getState = (): State =>
  bare({ site, open: shown, ready: live, connection, unread, dropped: link?.dropped() ?? 0 });
