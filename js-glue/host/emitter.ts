import { failure } from "./errors";
import { maxListeners } from "./limits";

export type Listener = (detail: object) => void;

/** The frame may cause only the last four; the host's half raises the others itself. */
const ownEvents = ["open", "close", "ready", "error"];
const frameEvents = ["message:sent", "message:received", "unread", "connection"];

export const isFrameEvent = (name: unknown): name is string => frameEvents.includes(name as string);

/** The events of the public API: to listeners in the order they came, then as CustomEvent("pipit:<event>") on window. */
export class Emitter {
  private readonly listeners_ = new Map<string, Map<Listener, boolean>>(
    [...ownEvents, ...frameEvents].map((name) => [name, new Map()]),
  );

  on(name: unknown, listener: unknown, once = false): void {
    const listeners = this.of_(name);
    if (typeof listener != "function") throw failure("invalid", "a listener must be a function");
    if (listeners.size >= maxListeners) throw failure("invalid", "too many listeners to " + String(name));
    listeners.set(listener as Listener, once);
  }

  off(name: unknown, listener: unknown): void {
    this.of_(name).delete(listener as Listener);
  }

  emit(name: string, detail: object = {}): void {
    const listeners = this.of_(name);
    [...listeners].forEach(([listener, once]) => {
      if (once) listeners.delete(listener);
      try {
        listener(detail);
      } catch (error) {
        // A listener's mistake is reported like any other of the page, and reaches neither us nor the next listener.
        setTimeout(() => {
          throw error;
        });
      }
    });
    dispatchEvent(new CustomEvent("pipit:" + name, { detail }));
  }

  private of_(name: unknown): Map<Listener, boolean> {
    const listeners = this.listeners_.get(name as string);
    if (!listeners) throw failure("invalid", `unknown event "${String(name)}"`);
    return listeners;
  }
}
