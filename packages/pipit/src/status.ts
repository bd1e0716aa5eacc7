import { listen } from "./listen.js";
import { running } from "./page.js";
import { pipit } from "./pipit.js";
import type { Connection } from "./public.js";

/** What a page shows of the chat. A new object with every change. */
export interface Status {
  readonly open: boolean;
  readonly unread: number;
  readonly connection: Connection;
}

/** That of a page without a chat, and of the server. */
export const noStatus: Status = Object.freeze({ open: false, unread: 0, connection: "idle" });

let status = noStatus;
const watchers = new Set<() => void>();
let stops: (() => void)[] = [];

function set(change: Partial<Status>): void {
  status = Object.freeze({ ...status, ...change });
  for (const watcher of [...watchers]) watcher();
}

function start(): void {
  stops = [
    listen("open", () => set({ open: true })),
    listen("close", () => set({ open: false })),
    listen("unread", ({ count }) => set({ unread: count })),
    listen("connection", ({ state }) => set({ connection: state })),
  ];
  // What was before it was watched.
  if (!running()) return;
  pipit.getState().then(
    ({ open, unread, connection }) => set({ open, unread, connection }),
    () => {},
  );
}

function stop(): void {
  for (const end of stops.splice(0)) end();
  status = noStatus;
}

/** The chat has left the page. */
export const forgetStatus = (): void => set(noStatus);

export const getStatus = (): Status => status;

/** Calls whenever the status has changed. Gives the function that ends it. */
export function watchStatus(watcher: () => void): () => void {
  watchers.add(watcher);
  if (watchers.size == 1) start();
  return () => {
    if (watchers.delete(watcher) && !watchers.size) stop();
  };
}
