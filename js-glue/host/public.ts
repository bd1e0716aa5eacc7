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
  /**
   * `required`: nothing is stored, sent or loaded before the visitor has agreed. `optOut`: who sends Global Privacy Control or Do Not Track
   * counts as opted out (`privacy.optOut()`) until they opt in. `none` by default.
   */
  consent?: "none" | "required" | "optOut" | undefined;
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
  /**
   * The chat's own words on the page, with their language before them: `de|Chat öffnen|Chat schließen|…` (docs/embed.md). What is missing
   * at the end is English.
   */
  labels?: string | undefined;
  /** Whether visitors are offered to be told of answers by notifications of the page's; so it is by default. */
  notifications?: boolean | undefined;
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
  /** The `https` address of a picture of who answers, from a host that the site allows for pictures. */
  avatar?: string | undefined;
  /** Whether a message that is not seen makes a sound, until the visitor chooses; `false` by default. */
  sound?: boolean | undefined;
  /** Whether it is shown that an answer is on its way; `true` by default. */
  typing?: boolean | undefined;
  /** Whether the launcher shows how many messages are unread; `true` by default. */
  badge?: boolean | undefined;
  /** `small`, one of `pulse`, `bounce` and `fade`, or both with a space between them. */
  launcher?: string | undefined;
  /** Whether anything is kept in the browser; `true` by default. */
  persist?: boolean | undefined;
  /** Days that what the chat keeps in the browser lasts, 1 to 365; the site's by default, which are 30. */
  retention?: number | undefined;
  /** What is switched off, or on: `-tabSync +voiceInput` (docs/features.md). */
  features?: string | undefined;
  /** Whether what the chat keeps in the page's storage is sealed, so that the page's scripts cannot read it. */
  sealed?: boolean | undefined;
}

/** What a page may change while the chat is there. Texts are of one paragraph; an empty one is as if it had never been said. */
export type Appearance = Pick<
  Options,
  "theme" | "locale" | "botName" | "subtitle" | "welcome" | "placeholder" | "avatar" | "sound" | "typing"
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

/** Who the visitor is to the site. */
export interface Person {
  /** The site's own name for them: 1 to 128 characters. */
  id: string;
  /** At most 200 characters each. */
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  /** At most 32, of 2 KB together. */
  traits?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** The HMAC-SHA256 of the id with the site's key, in hexadecimal digits: made by the site's server, never by a page. */
  hash?: string | undefined;
}

/** An object whose JSON has at most 4,096 characters, 5 levels deep. */
export type Context = Readonly<Record<string, unknown>>;

export type FeedbackKind = "problem" | "wish" | "other" | "csat" | "nps";

/** What a page may do with the visitor's data. */
export interface PrivacyStatus {
  /** Whether the chat may be loaded: always, where no consent is asked for. */
  granted: boolean;
  /** Whether the chat keeps nothing beyond the page. */
  optedOut: boolean;
  /** Whether the browser asks not to be followed: Global Privacy Control, or Do Not Track. */
  signal: boolean;
}

/** What is kept of the visitor, as docs/privacy.md tells it. */
export interface Exported {
  /** UTC. */
  exported: string;
  site: string;
  /** False where not all of it could be had. */
  complete: boolean;
  /** Oldest first. */
  messages: {
    at: string | null;
    author: "visitor" | "assistant" | "agent" | "system";
    text: string;
    cards: { title: string; detail: string }[];
  }[];
  draft: string;
  /** What stands in forms that were not sent, each by its fields' names. */
  forms: Record<string, string | number>[];
  choices: {
    theme: Theme;
    textSize: "normal" | "large" | "larger";
    sound: boolean;
    language: string;
  };
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
  /** The visitor has ended it, or the service knows it no longer: what is said next begins another one. */
  "conversation:ended": object;
  /** The visitor has rated the conversation, in this tab: 1 to 5. */
  csat: { rating: number; comment?: string };
  /** How likely the visitor is to recommend the site, said in this tab: 0 to 10. */
  nps: { score: number };
  /** The visitor has asked for a person, and waits with this ticket, at this place in the line. */
  escalated: { ticket: string; place: number };
  /** What the visitor has pressed in this tab of what a message offers: a quick reply, a card's link, a form's button. */
  action:
    | { kind: "reply"; label: string }
    | { kind: "card"; label: string; url: string }
    | { kind: "form"; id: string };
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
  /**
   * Opens the chat with the form for feedback: of a problem, a wish or something else. `csat` and `nps` are asked in the conversation
   * instead, and the chat opens with them, where the visitor has not been asked that in the last 90 days. It loads the chat.
   */
  feedback(kind?: FeedbackKind): Promise<void>;
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
  /**
   * Who the visitor is to the site. It does not load the chat; done when the service knows it, which is not before the visitor has
   * said something, or when another call takes its place. Another id than before: first everybody is logged out.
   */
  identify(person: Person): Promise<void>;
  /** The session ends, and all that the chat keeps of the visitor in this browser goes, in every tab. */
  logout(): Promise<void>;
  /** What the page says of itself: the next message tells it. It does not load the chat: done when it is there and has been told. */
  setContext(context: Context): Promise<void>;
  /** Loads the chat. Nothing, until the visitor has begun a conversation. */
  getConversationId(): Promise<string | null>;
  readonly privacy: {
    /** Loads the second script and no chat. */
    status(): Promise<PrivacyStatus>;
    /** The visitor agrees: the chat may be loaded, and keep and send what is written. */
    grant(): Promise<void>;
    /** The visitor withdraws that: everything is erased, in all tabs, and the chat goes until the next `grant()`. */
    revoke(): Promise<void>;
    /** Erases what the chat keeps of the visitor in this browser; done when it is gone. */
    erase(): Promise<void>;
    /** From now on the chat keeps nothing beyond the page, in this browser, and measures nothing. That is remembered. */
    optOut(): Promise<void>;
    /** Takes that back. */
    optIn(): Promise<void>;
    /** All that was said, as the visitor can save it from the menu. It loads the chat. */
    export(): Promise<Exported>;
  };
  readonly version: string;
}

/**
 * `<pipit-chat site="…">`, which `pipit-chat.js` defines: a chat in the page's own flow. Its attributes are the options, in small
 * letters and with hyphens; its events are dispatched on it as `CustomEvent("pipit:<event>")`.
 */
export interface PipitChatElement
  extends HTMLElement, Omit<PipitApi, "open" | "close" | "toggle" | "hide" | "show" | "destroy"> {}
