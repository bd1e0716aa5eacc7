import { bare } from "./bare";
import { failure } from "./errors";
import { eventNames } from "./eventNames";
import { addEventListener, CustomEvent, dispatchEvent, removeEventListener } from "./primitives";

const end = new AbortController();
/** Aborted at the chat's end. */
export const { signal } = end;

/** Until the chat's end, as all listeners: on what lives longer than the chat. */
export const listen = (name: string, listener: (event: never) => void): void =>
  addEventListener(name, listener as EventListener, bare({ signal }));

export const endListening = (): void => end.abort();

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
export const on = listening(addEventListener, bare({ signal }));
export const once = listening(addEventListener, bare({ signal, once: true }));
export const off = listening(removeEventListener);

export function emit(name: string, detail: object = {}): void {
  dispatchEvent(new CustomEvent("pipit:" + name, bare({ detail })));
}
