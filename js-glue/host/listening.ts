import { failure } from "./errors";
import { apply } from "./objects";

type Operation = typeof addEventListener | typeof removeEventListener;

/**
 * The browser's own operations with the event and the listener of the API. One wrapper for each function, so that `off` finds it
 * again; the browser sees to order, doubles and errors. Of an event that there is not nothing is ever heard.
 */
export function listeningOn(place: EventTarget, prefix: string) {
  const wrappers = new WeakMap<object, EventListener>();
  return (operation: Operation, options?: AddEventListenerOptions) =>
    (name: unknown, listener: unknown): void => {
      if (typeof listener != "function") throw failure("invalid", "");
      const wrapper = wrappers.get(listener) ?? ((event) => listener((event as CustomEvent).detail));
      wrappers.set(listener, wrapper);
      apply(operation, place, [prefix + name, wrapper, options]);
    };
}
