import { bare } from "./bare";
import { live } from "./connection";
import type { Payload } from "./halves";
import { link } from "./loader";
import { shown } from "./panel";
import type { Connection, State } from "./public";
import { site } from "./settings";
import { showUnread } from "./view";

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
    connection: (told["connection"] as Connection | undefined) ?? "idle",
    unread: getUnreadCount(),
    dropped: (link?.dropped() ?? 0) + ((told["dropped"] as number) >>> 0),
  });
