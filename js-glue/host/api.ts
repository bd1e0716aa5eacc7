import { failure } from "./errors";
import type { Run } from "./queue";
import { version } from "./version";
import type { Methods, State } from "./widget";

/** `window.Pipit`. Every method gives a promise; what cannot be done rejects with an Error that has a `code`. */
export interface PipitApi {
  open(): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  send(text: string): Promise<{ id: string }>;
  on(event: string, listener: (detail: object) => void): Promise<void>;
  once(event: string, listener: (detail: object) => void): Promise<void>;
  off(event: string, listener: (detail: object) => void): Promise<void>;
  getState(): Promise<State>;
  getUnreadCount(): Promise<number>;
  readonly version: string;
}

/** Where the chat could not be started every method rejects with the error that stood in its way. */
export function makeApi(methods: Methods, error: unknown): Record<string, unknown> {
  // Without a prototype there are no inherited names that the queue could call.
  const api = Object.create(null);
  api.version = version;
  Object.keys(methods).forEach((name) => {
    api[name] = async (first: unknown, second: unknown) => {
      if (error) throw error;
      return methods[name]!(first, second);
    };
  });
  return api;
}

/** Calls by name, as the queue keeps them. */
export const runnerOf =
  (api: Record<string, unknown>): Run =>
  async (method, parameters) => {
    const call = api[method as string];
    if (typeof call != "function") throw failure("invalid", "no such method");
    return call(parameters[0], parameters[1]);
  };
