import { BridgeError } from "./errors";

/** A worker, the worker's own global scope, or a port: what has no origin. */
export interface Carrier {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  removeEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  /** A port's: it holds back messages until then. */
  start?(): void;
}

/** Exact origins, as in `https://shop.example`, or a function that is asked of the exact origin of each greeting. */
export type Origins = readonly string[] | ((origin: string) => boolean);

/** Answers to whoever sent the message that came, and to nobody else. */
export type Answer = (message: object, transfer?: Transferable[]) => void;
export interface Events {
  receive(data: unknown, ports: readonly MessagePort[], answer: Answer): void;
  /** The document is about to go. */
  onLeave(): void;
  /** It had gone into the browser's cache, and is shown again. */
  onReturn(): void;
}

/** Where greetings come and go. The connection itself is a port of its own. */
export interface Meeting {
  /** Calls to the other side, wherever it is known to be. */
  greet(message: object): void;
  listen(): void;
  close(): void;
}

/** No wildcard, no path, and no opaque origin: to none of them can a message be posted so that no one else gets it. */
function exact(origin: string): string {
  try {
    if (origin !== "null" && new URL(origin).origin === origin) return origin;
  } catch {
    // Not even an address.
  }
  throw new BridgeError("invalid", `"${origin}" is no exact origin`);
}

function windowMeeting(windowNow: () => Window | null, origins: Origins, { receive }: Events): Meeting {
  const targets = typeof origins == "function" ? [] : origins.map(exact);
  const allows = typeof origins == "function" ? origins : (origin: string) => targets.includes(origin);
  const onMessage = (event: MessageEvent): void => {
    // The cheapest first: to look at the data would unpack it, and siblings of an allowed origin may send as well.
    const { source, origin } = event;
    const remote = windowNow();
    if (!remote || source !== remote || origin === "null" || !allows(origin)) return;
    receive(event.data, event.ports, (message, transfer = []) =>
      remote.postMessage(message, origin, transfer),
    );
  };
  return {
    greet: (message) => targets.forEach((origin) => windowNow()?.postMessage(message, origin)),
    listen: () => globalThis.addEventListener("message", onMessage),
    close: () => globalThis.removeEventListener("message", onMessage),
  };
}

function carrierMeeting(remote: Carrier, { receive }: Events): Meeting {
  const answer: Answer = (message, transfer = []) => remote.postMessage(message, transfer);
  const onMessage = ({ data, ports }: MessageEvent): void => receive(data, ports, answer);
  return {
    greet: answer,
    listen: () => {
      remote.addEventListener("message", onMessage);
      remote.start?.();
    },
    close: () => remote.removeEventListener("message", onMessage),
  };
}

/** Of a window of another origin `window` is one of the few names that can be read. */
const isWindow = (remote: object): remote is Window => (remote as Partial<Window>).window === remote;
const isFrame = (remote: object): remote is HTMLIFrameElement =>
  "HTMLIFrameElement" in globalThis && remote instanceof HTMLIFrameElement;

/** What a connection can be with. An iframe that is moved in its page gets another window: its element stays the same. */
export type Remote = Window | HTMLIFrameElement | Carrier;

/** A frame inside this one goes with it. Of windows of other origins `parent` can be read, too. */
function isInside(remote: Remote): boolean {
  if (isFrame(remote)) return true;
  if (!isWindow(remote)) return false;
  for (let outer: Window = remote; outer !== outer.parent; outer = outer.parent)
    if (outer.parent === globalThis.window) return true;
  return false;
}

/** The same meeting, which hears of this document's going as well. */
function withLeaving(meeting: Meeting, { onLeave, onReturn }: Events): Meeting {
  const onShow = ({ persisted }: PageTransitionEvent): void => void (persisted && onReturn());
  return {
    greet: meeting.greet,
    listen: () => {
      meeting.listen();
      globalThis.addEventListener("pagehide", onLeave);
      globalThis.addEventListener("pageshow", onShow);
    },
    close: () => {
      meeting.close();
      globalThis.removeEventListener("pagehide", onLeave);
      globalThis.removeEventListener("pageshow", onShow);
    },
  };
}

function simpleMeeting(remote: Remote, origins: Origins | undefined, events: Events): Meeting {
  if (!isFrame(remote) && !isWindow(remote)) return carrierMeeting(remote, events);
  if (!origins || (typeof origins != "function" && !origins.length))
    throw new BridgeError("invalid", "A window needs the origins that may be in it");
  return windowMeeting(() => (isFrame(remote) ? remote.contentWindow : remote), origins, events);
}

/** Nothing happens there before `listen()`. Throws `invalid` for what cannot be met. */
export function meetingAt(remote: Remote, origins: Origins | undefined, events: Events): Meeting {
  if (typeof remote != "object" || !remote) throw new BridgeError("invalid", "There is no remote");
  const meeting = simpleMeeting(remote, origins, events);
  const canLeave = typeof globalThis.document == "object" && !isInside(remote);
  return canLeave ? withLeaving(meeting, events) : meeting;
}
