import type { Config } from "./config";
import type { failure } from "./errors";
import type { on } from "./events";
import type { after } from "./patience";
import type { State } from "./public";
import type { limited } from "./rateLimit";

/** Fields as the frame sent them. Without a prototype: what a page puts on Object.prototype is never taken for one. */
export type Payload = Record<string, unknown>;

/** pipit.js, as the second script sees it. It stands as the property `pipit` of that script's element. */
export interface Tag {
  readonly homeOrigin: string;
  readonly secret: string;
  /** What the page says, as pipit.js has read it. */
  readonly config: Config;
  /** And what it does not read itself, as it stands there. */
  readonly besides: Readonly<Record<string, string>>;
  readonly iframe: HTMLIFrameElement;
  readonly launcher: HTMLElement;
  /** Whether the page has anything come forward by itself. */
  readonly comes: unknown;
  /** The element of an inline chat. */
  readonly inline: unknown;
  /** Whether there is a channel that has been spoken on. */
  isLive(): boolean;
  /** The frame's own document has said something, which begins an epoch; `again` where it has not been reloaded. */
  spoken(again: boolean): void;
  /** Runs another script of ours, which has the chat from its element. */
  include(path: string, integrity: string): void;
  hearing: typeof on;
  fail(code: string, retry?: boolean): void;
  /** Loads the frame again. */
  reload(): void;
  connected(name: string): void;
  /** Opens the panel, or closes it. */
  showChat(open: boolean, from?: unknown): void;
  emit(name: string, detail: object): void;
  take(link: Link): void;
  /** The visitor has withdrawn in another tab what they had agreed to. */
  withdraw(): void;
  /** Whether there is a frame that can be asked. */
  isReachable(): boolean;
  /** Loads the frame, if need be, and waits until it is live. */
  reach(load?: () => void, takesRoom?: boolean): Promise<void>;
  /** Aborted at the chat's end. */
  readonly ending: AbortSignal;
  /** The second script, for the next ones. */
  readonly link: Link | undefined;
  // What both scripts need, and is not to be downloaded twice.
  readonly limited: typeof limited;
  readonly after: typeof after;
  readonly failure: typeof failure;
}

/** What the second script does: a method of the page's API. */
export interface Sending {
  send(text: unknown): Promise<{ id: string }>;
}

/** What only the frame can do or say, who the visitor is and what they may ask of us: methods of the page's API, whose script is loaded when one of them is called. */
export interface Visitor {
  prefill(text: unknown): Promise<void>;
  feedback(kind: unknown): Promise<void>;
  setTheme(theme: unknown): Promise<void>;
  setLocale(locale: unknown): Promise<void>;
  setConfig(options: unknown): Promise<void>;
  getConversationId(): Promise<string | null>;
  identify(person: unknown, since: number): Promise<void>;
  setContext(context: unknown, since?: number): Promise<void>;
  logout(said?: unknown, since?: number): Promise<void>;
  "privacy.status"(said?: unknown, since?: number): Promise<object>;
  "privacy.optOut"(said?: unknown, since?: number): Promise<void>;
  "privacy.optIn"(said?: unknown, since?: number): Promise<void>;
  "privacy.erase"(said?: unknown, since?: number): Promise<void>;
  "privacy.export"(said?: unknown, since?: number): Promise<unknown>;
}

/** Who hears of the frame's messages, by their type. */
export type Hooks = Record<string, (payload: Payload) => void>;

/** The second script, as pipit.js sees it: what has to do with the frame's messages. */
export interface Link {
  /** A method of the page's API: whether it sets something, and does not load the chat, and whether it asks the frame itself where it needs it. */
  beyond(name: keyof (Sending & Visitor), said: unknown, isSet: boolean, isApart: boolean): Promise<unknown>;
  /** A message from the frame's window and origin. */
  hear(data: unknown): void;
  /** The panel is open now, or closed; `from` is what had the focus when the visitor opened it. */
  turn(open: boolean, from: unknown): void;
  /** Ends an epoch. */
  rejectPending(reason: Error): void;
  /** What the frame said last of itself. */
  told(): Partial<State>;
  // For the script that has the visitor's methods, which it hands in. It hears of the frame's messages by their type.
  extend(visitor: Visitor, hooks: Hooks): void;
  post(type: string, payload: string): void;
  request(type: string, payload: string): Promise<Payload>;
  readonly memory: Storage;
  isOptedOut(): boolean;
  hasSignal(): boolean;
  /** Whether an option may have that value, and those that the page has given, of which each may. */
  fits(name: string, value: unknown): boolean;
  readonly chosen: Record<string, string>;
  tellOptions(): void;
  /** The visitor opts out ("1") or in ("0"), as far as it cannot be kept. */
  sayHere(word: string): void;
  forgetPlace(): void;
}
