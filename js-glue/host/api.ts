import { failure } from "./errors";
import { methods } from "./methods";
import type { Run } from "./queue";
import { site } from "./settings";
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

/** Without a site there is no chat: that is told once, and every call rejects with it. */
export const siteError = site ? undefined : failure("config.site", "data-site is missing or invalid");

/** Without a prototype there are no inherited names that the queue could call. */
export const api: Record<string, unknown> = { __proto__: null, version };

/** Calls by name. */
export const run: Run = async (name, parameters) => {
  const method = api[name as string];
  if (typeof method != "function") throw failure("invalid", "no such method");
  return method(parameters[0], parameters[1]);
};

/** What is done before a method's first `await` is done at once; what it throws is a rejection. */
Object.entries(methods).forEach(([name, method]) => {
  api[name] = async (first: unknown, second: unknown) => {
    if (siteError) throw siteError;
    return (method as (first: unknown, second: unknown) => unknown)(first, second);
  };
});
