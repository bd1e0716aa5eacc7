import type { Listener } from "./emitter";
import { failure } from "./errors";
import type { Run } from "./queue";
import { version } from "./version";
import type { State, Widget } from "./widget";

/** `window.Pipit`. Every method gives a promise; what cannot be done rejects with an Error that has a `code`. */
export interface PipitApi {
  open(): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  send(text: string): Promise<{ id: string }>;
  on(event: string, listener: Listener): Promise<void>;
  once(event: string, listener: Listener): Promise<void>;
  off(event: string, listener: Listener): Promise<void>;
  getState(): Promise<State>;
  getUnreadCount(): Promise<number>;
  readonly version: string;
}

/** `widget` throws where there is none to be had: then every method rejects with that. */
export function makeApi(widget: () => Widget): PipitApi {
  // In an async function a synchronous throw is a rejection, and what comes before the first await is done at once.
  // Without a prototype there are no inherited names that the queue could call.
  return {
    __proto__: null,
    version,
    open: async () => widget().open(),
    close: async () => widget().close(),
    toggle: async () => widget().toggle(),
    send: async (text: unknown) => widget().send(text),
    on: async (event: unknown, listener: unknown) => widget().emitter.on(event, listener),
    once: async (event: unknown, listener: unknown) => widget().emitter.on(event, listener, true),
    off: async (event: unknown, listener: unknown) => widget().emitter.off(event, listener),
    getState: async () => widget().state(),
    getUnreadCount: async () => widget().state().unread,
  } as unknown as PipitApi;
}

/** Calls by name, as the queue keeps them. */
export const runnerOf =
  (api: PipitApi): Run =>
  async (method, parameters) => {
    const call = (api as unknown as Record<string, unknown>)[String(method)];
    if (typeof call != "function") throw failure("invalid", `unknown method "${String(method)}"`);
    return (call as (...parameters: unknown[]) => unknown)(parameters[0], parameters[1]);
  };
