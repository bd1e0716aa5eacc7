import type { Config } from "./config";
import { quote } from "./envelope";
import type { Payload } from "./envelope";
import { busy } from "./errors";
import { emit, isFrameEvent, subscription } from "./events";
import { makeFrame } from "./frame";
import type { Frame } from "./frame";
import { maxWaitingSends } from "./limits";
import { remembered } from "./remembered";
import { done, makeStorageProxy } from "./storageProxy";
import { messageText } from "./text";
import { makeView } from "./view";
import type { View } from "./view";

export interface State {
  site: string;
  open: boolean;
  /** Whether the frame is connected. */
  ready: boolean;
  connection: string;
  unread: number;
  /** Messages that did not fit the protocol, here and in the frame. */
  dropped: number;
}

export type Methods = Record<string, (first: unknown, second: unknown) => unknown>;

export interface Widget {
  /** To be called once it has been started. */
  readonly methods: Methods;
  /** Puts the launcher on the page. */
  start(): void;
  /** Loads the frame, unseen. */
  warm(): void;
  /** Opens the panel where it was open on the page before. */
  restore(): void;
}

/** One chat on the page: joins the view, the frame and the storage proxy, and does what the API asks. */
export function makeWidget(config: Config): Widget {
  const { site } = config;
  let view: View;
  let frame: Frame;
  const storage = makeStorageProxy(site, () => window.localStorage, Storage.prototype);
  let shown = false;
  let warmed = false;
  let sending = 0;
  let told: Payload = {};
  /** What had the focus when the visitor opened the panel: it is taken from there alone, not from where they went since. */
  let focusFrom: Element | null | undefined;

  /** For calls that no script waits for: a failure stands in the panel, and has its event. */
  const quietly = (promise: Promise<void>): void => void promise.catch(() => {});
  const warm = (): void => {
    if (!warmed) quietly(reach());
    warmed = true;
  };
  const reach = (): Promise<void> => {
    warmed = true;
    return frame.reach();
  };
  const unread = (): number => (told["unread"] as number) >>> 0;

  /** Tells the frame that it is seen, and hands it the focus where that is what the visitor waits for. */
  const greet = (): void => {
    if (!shown || !frame.live) return;
    const focus = focusFrom === document.activeElement;
    focusFrom = undefined;
    if (focus) frame.iframe.focus();
    frame.post("open", `{"focus":${focus}}`);
  };

  const show = (open: boolean): void => {
    remembered(site, open ? "setItem" : "removeItem");
    if (shown == open) return;
    shown = open;
    view.show(open);
    if (!open && frame.live) frame.post("close", "{}");
    greet();
    emit(open ? "open" : "close");
  };
  const close = (): void => show(false);

  /** A browser that cannot say whether the visitor has just acted is taken to mean so. */
  const open = async (byVisitor = navigator.userActivation?.isActive !== false): Promise<void> => {
    view.attach();
    focusFrom = byVisitor ? document.activeElement : undefined;
    show(true);
    return reach();
  };
  const toggle = async (): Promise<void> => (shown ? close() : open());

  const send = async (text: unknown): Promise<{ id: string }> => {
    const payload = `{"text":${quote(messageText(text))}}`;
    if (sending >= maxWaitingSends) throw busy();
    sending++;
    try {
      await reach();
      return { id: "" + (await frame.request("send", payload))["id"] };
    } finally {
      sending--;
    }
  };

  const receive = (type: string, payload: Payload): string | undefined => {
    const { name, detail } = payload;
    if (/^storage\.(get|set|remove)$/.test(type)) return storage(type, payload);
    if (type == "close") close();
    else if (type == "state") view.setUnread(((told = payload), unread()));
    else if (type == "event" && isFrameEvent(name)) emit(name, Object(detail) as object);
    else if (type != "ping") return;
    return done;
  };

  const start = (): void => {
    view = makeView(config, () => quietly(reach()));
    frame = makeFrame(config, view, { receive, connected: greet });
    const { button } = view;
    button.onpointerenter = button.onfocus = button.ontouchstart = warm;
    button.onclick = () => quietly(toggle());
  };

  return {
    methods: {
      open: () => open(),
      close,
      toggle,
      send,
      on: (...event) => addEventListener(...subscription(...event)),
      once: (...event) => addEventListener(...subscription(...event), { once: true }),
      off: (...event) => removeEventListener(...subscription(...event)),
      getState: (): State => ({
        site,
        open: shown,
        ready: frame.live,
        connection: "" + (told["connection"] ?? "idle"),
        unread: unread(),
        dropped: frame.dropped + ((told["dropped"] as number) >>> 0),
      }),
      getUnreadCount: unread,
    },
    start,
    warm,
    restore: () => {
      // Where the panel is as wide as the window it would hide the page that the visitor has just asked for.
      if (!shown && remembered(site, "getItem"))
        if (view.element.offsetWidth < innerWidth) quietly(open(false));
        else warm();
    },
  };
}
