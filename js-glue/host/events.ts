import { bare } from "./bare";
import { failure } from "./errors";
import { eventNames } from "./eventNames";

// Taken at the start: what a page makes of them later is not asked.
const { addEventListener, removeEventListener, dispatchEvent, CustomEvent } = window;
export const listen = addEventListener;

/** One wrapper for each function, so that `off` finds it again; the browser sees to order, doubles and errors. */
const wrappers = new WeakMap<object, EventListener>();

const listening =
  (operation: typeof addEventListener | typeof removeEventListener, options?: AddEventListenerOptions) =>
  (name: unknown, listener: unknown): void => {
    if (!eventNames.includes(name as string) || typeof listener != "function")
      throw failure("invalid", "event");
    const wrapper = wrappers.get(listener) ?? ((event) => listener((event as CustomEvent).detail));
    wrappers.set(listener, wrapper);
    operation("pipit:" + name, wrapper, options);
  };

/** The browser's own operations with the event and the listener of the API. */
export const on = listening(addEventListener);
export const once = listening(addEventListener, bare({ once: true }));
export const off = listening(removeEventListener);

export function emit(name: string, detail: object = {}): void {
  dispatchEvent(new CustomEvent("pipit:" + name, bare({ detail })));
}
