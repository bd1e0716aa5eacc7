/*
 * What the host page has of the chat, as docs/embed.md tells it. Nothing but types: the npm packages carry them as they stand here.
 */

export type Corner = "bottom-right" | "bottom-left" | "top-right" | "top-left";

export type Theme = "auto" | "light" | "dark";

/** What a page may say. Lengths are CSS pixels, whole numbers. */
export interface Options {
  /** The site's id: `a-z`, `0-9` and `-`, at most 64. */
  site: string;
  /** The widget's origin. As an attribute of the tag or in `pipitConfig` it may be missing: then it is the script's. */
  origin?: string | undefined;
  /** When the frame is loaded: at the visitor's `intent` (the default), when the page is `idle`, or at once (`eager`). */
  load?: "intent" | "idle" | "eager" | undefined;
  /** `bottom-right` by default; mirrored where the page is written from right to left. */
  position?: Corner | undefined;
  /** The panel's width, 400 by default. */
  width?: number | undefined;
  /** The panel's height, 600 by default. */
  height?: number | undefined;
  /** The distance from the page's edge, 20 by default. */
  offsetX?: number | undefined;
  /** The distance from the page's edge, 20 by default. */
  offsetY?: number | undefined;
  /** 2147483646 by default. */
  zIndex?: number | undefined;
  /** `required`: nothing is stored, sent or loaded before the visitor has agreed. `none` by default. */
  consent?: "none" | "required" | undefined;
  /** What the visitor is to agree to with *OK*, as plain text of one line. */
  consentText?: string | undefined;
  /** What the visitor has not chosen for themselves; `auto` by default: as the device is set. */
  theme?: Theme | undefined;
  /** A language tag, where the visitor has not chosen one: it goes before the site's and the browser's. */
  locale?: string | undefined;
  /** In place of what the site has: at most 60 characters. */
  botName?: string | undefined;
  /** In place of what the site has: at most 120 characters. */
  subtitle?: string | undefined;
  /** In place of what the site has: at most 500 characters. */
  welcome?: string | undefined;
  /** In place of what the site has: at most 120 characters. */
  placeholder?: string | undefined;
  /** What stands beside the launcher once for a visitor, to begin with: at most 200 characters. */
  teaser?: string | undefined;
  /** Milliseconds before it comes, 5,000 by default. */
  teaserDelay?: number | undefined;
  /** How much of the page has to be seen before it comes, in percent; 0 by default. */
  teaserScroll?: number | undefined;
  /** The paths on which it comes, as patterns with `*` and spaces between them; all by default. */
  teaserPages?: string | undefined;
  /** Whether the panel opens by itself, once in a session: `true` where it does not fill the screen, `always` there too. */
  autoOpen?: boolean | "always" | undefined;
  /** Milliseconds before it does, 3,000 by default. */
  openDelay?: number | undefined;
  /** Whether what the chat keeps in the page's storage is sealed, so that the page's scripts cannot read it. */
  sealed?: boolean | undefined;
}

/** What a page may change while the chat is there. Texts are of one paragraph; an empty one is as if it had never been said. */
export type Appearance = Pick<
  Options,
  "theme" | "locale" | "botName" | "subtitle" | "welcome" | "placeholder"
>;

export type Connection = "idle" | "connecting" | "online" | "offline";

export interface State {
  site: string;
  open: boolean;
  /** Whether the frame is connected. */
  ready: boolean;
  connection: Connection;
  unread: number;
  /** Messages that did not fit the protocol, here and in the frame. */
  dropped: number;
}

/** What promises of the API reject with. `code` is for programs, `message` for people. */
export interface PipitError extends Error {
  readonly code: string;
}

/** The details of each event. */
export interface Events {
  open: object;
  close: object;
  /** The chat is connected; again when its frame was reloaded. */
  ready: { name: string };
  /** What went wrong on the page is an Error; what went wrong in the frame has its code alone. */
  error: PipitError | { readonly code: string; readonly message?: undefined };
  "message:sent": { id: string };
  "message:received": { id: string; text: string };
  unread: { count: number };
  connection: { state: Connection };
  /** The visitor has a conversation from now on: in the tab that asked the service for it. */
  "conversation:started": { id: string };
  /** The service knows it no longer: what is said next begins another one. */
  "conversation:ended": object;
  /** The visitor has rated the conversation, in this tab: 1 to 5. */
  csat: { rating: number; comment?: string };
  /** How likely the visitor is to recommend the site, said in this tab: 0 to 10. */
  nps: { score: number };
  /** The visitor has asked for a person, and waits with this ticket, at this place in the line. */
  escalated: { ticket: string; place: number };
  /** The visitor has agreed, or has withdrawn it. */
  consent: { granted: boolean };
  /** The chat is taken from the page, for good. */
  destroyed: object;
}

export type EventName = keyof Events;
export type Listener<Name extends EventName> = (detail: Events[Name]) => void;

/** `window.Pipit`. Every method gives a promise; what cannot be done rejects with a `PipitError`. */
export interface PipitApi {
  /** Shows the panel; done when the chat is connected. */
  open(): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  /** Takes launcher and panel out of sight. It loads nothing. */
  hide(): Promise<void>;
  /** Puts back what `hide()` has taken out of sight, as it was. */
  show(): Promise<void>;
  /**
   * Leaves nothing of the chat on the page, at once: no node, listener, timer or global. What the browser keeps stays. Every later
   * call rejects with `destroyed`.
   */
  destroy(): Promise<void>;
  /** Sends 1 to 5,000 characters for the visitor. It loads the chat and does not open the panel. */
  send(text: string): Promise<{ id: string }>;
  /**
   * Puts 1 to 5,000 characters into the field for the visitor to send or change, unless they have begun to write. It loads the chat
   * and does not open the panel.
   */
  prefill(text: string): Promise<void>;
  /** As the option `theme`. It does not load the chat: done when it is there and has been told. */
  setTheme(theme: Theme): Promise<void>;
  /** As the option `locale`, likewise. */
  setLocale(locale: string): Promise<void>;
  /** All of it or, where something does not fit, nothing; likewise. What is not named stays as it was. */
  setConfig(options: Appearance): Promise<void>;
  on<Name extends EventName>(event: Name, listener: Listener<Name>): Promise<void>;
  once<Name extends EventName>(event: Name, listener: Listener<Name>): Promise<void>;
  off<Name extends EventName>(event: Name, listener: Listener<Name>): Promise<void>;
  getState(): Promise<State>;
  getUnreadCount(): Promise<number>;
  /** Loads the chat. Nothing, until the visitor has begun a conversation. */
  getConversationId(): Promise<string | null>;
  readonly privacy: {
    /** Whether the chat may be loaded: always, where no consent is asked for. */
    status(): Promise<{ granted: boolean }>;
    /** The visitor agrees: the chat may be loaded, and keep and send what is written. */
    grant(): Promise<void>;
    /** The visitor withdraws that: everything is erased, in all tabs, and the chat goes until the next `grant()`. */
    revoke(): Promise<void>;
    /** Erases what the chat keeps of the visitor in this browser; done when it is gone. */
    erase(): Promise<void>;
  };
  readonly version: string;
}

/**
 * `<pipit-chat site="…">`, which `pipit-chat.js` defines: a chat in the page's own flow. Its attributes are the options, in small
 * letters and with hyphens; its events are dispatched on it as `CustomEvent("pipit:<event>")`.
 */
export interface PipitChatElement
  extends HTMLElement, Omit<PipitApi, "open" | "close" | "toggle" | "hide" | "show" | "destroy"> {}
