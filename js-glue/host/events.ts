import { bare } from "./envelope";
import { failure } from "./errors";

const names = "open close ready error message:sent message:received unread connection".split(" ");

/** The frame may cause only the last five; the others the host half raises itself. */
export const isFrameEvent = (name: unknown): name is string => names.indexOf(name as string) > 2;

/** One wrapper for each function, so that `off` finds it again; the browser sees to order, doubles and errors. */
const wrappers = new WeakMap<object, EventListener>();

/** `on`, `once` and `off`: the browser's own operation with the event and the listener of the API. */
export const listening =
  (operation: typeof addEventListener | typeof removeEventListener, options?: AddEventListenerOptions) =>
  (name: unknown, listener: unknown): void => {
    if (!names.includes(name as string) || typeof listener != "function") throw failure("invalid", "event");
    const wrapper = wrappers.get(listener) ?? ((event) => listener((event as CustomEvent).detail));
    wrappers.set(listener, wrapper);
    operation("pipit:" + name, wrapper, options);
  };

export function emit(name: string, detail: object = {}): void {
  dispatchEvent(new CustomEvent("pipit:" + name, bare({ detail })));
}
