import { dropped } from "./channel";
import { live } from "./connection";
import { bare } from "./envelope";
import type { Payload } from "./envelope";
import { shown } from "./panel";
import { site } from "./settings";
import { showUnread } from "./view";

export interface State {
  site: string;
  open: boolean;
  /** Whether the frame is connected. */
  ready: boolean;
  connection: unknown;
  unread: number;
  /** Messages that did not fit the protocol, here and in the frame. */
  dropped: number;
}

/** What the frame said last of itself. */
let told: Payload = bare({});

export function update(payload: Payload): void {
  told = payload;
  showUnread(getUnreadCount());
}

export const getUnreadCount = (): number => (told["unread"] as number) >>> 0;

export const getState = (): State => ({
  site,
  open: shown,
  ready: live,
  connection: told["connection"] ?? "idle",
  unread: getUnreadCount(),
  dropped: dropped + ((told["dropped"] as number) >>> 0),
});
