import { bare } from "./bare";
import { live } from "./connection";
import type { Payload } from "./halves";
import { link } from "./loader";
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

/** Without what the page puts on Object.prototype as `then`: a promise would wait for it. */
export const getState = (): State =>
  bare({
    site,
    open: shown,
    ready: live,
    connection: told["connection"] ?? "idle",
    unread: getUnreadCount(),
    dropped: (link?.dropped() ?? 0) + ((told["dropped"] as number) >>> 0),
  });
