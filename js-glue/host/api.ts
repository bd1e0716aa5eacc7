import { failure } from "./errors";
import { methods } from "./methods";
import type { Run } from "./queue";
import type { State } from "./state";
import { version } from "./version";

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

/** Without a prototype there are no inherited names that the queue could call. */
export const api = Object.create(null);

/** Where the chat could not be started every method rejects with the error that stood in its way. */
export function makeApi(error: unknown): void {
  api.version = version;
  Object.keys(methods).forEach((name) => {
    api[name] = async (first: unknown, second: unknown) => {
      if (error) throw error;
      return methods[name]!(first, second);
    };
  });
}

/** Calls by name, as the queue keeps them. */
export const run: Run = async (method, parameters) => {
  const call = api[method as string];
  if (typeof call != "function") throw failure("invalid", "no such method");
  return call(parameters[0], parameters[1]);
};
