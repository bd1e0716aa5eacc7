import { bare } from "./bare";
import { reach } from "./connection";
import { failure } from "./errors";
import { off, on, once } from "./events";
import { link } from "./loader";
import { close, open, toggle } from "./panel";
import { erase } from "./privacy";
import type { Run } from "./queue";
import { site } from "./settings";
import { getState, getUnreadCount } from "./state";
import type { State } from "./state";
import { messageText } from "./text";
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
  readonly privacy: { erase(): Promise<void> };
  readonly version: string;
}

const { stringify } = JSON;
const { apply } = Reflect;

async function send(text: unknown): Promise<{ id: string }> {
  const payload = `{"text":${stringify(messageText(text))}}`;
  await reach();
  return bare({ id: "" + (await link!.request("send", payload))["id"] });
}

/** Without a site there is no chat: that is told once, and every call rejects with it. */
export const siteError = site ? null : failure("config.site", "no valid data-site");

/** Without a prototype there are no inherited names that the queue could call. */
const methods: Record<string, (...parameters: unknown[]) => unknown> = bare({
  open,
  close,
  toggle,
  send,
  on,
  once,
  off,
  getState,
  getUnreadCount,
  "privacy.erase": erase,
});

/** Calls by name. What is done before a method's first `await` is done at once; what it throws is a rejection. */
export const run: Run = async (name, parameters) => {
  if (siteError) throw siteError;
  const method = methods[name as string];
  if (!method) throw failure("invalid", "method");
  return apply(method, 0, parameters);
};

const called =
  (name: string) =>
  (...parameters: unknown[]): Promise<unknown> =>
    run(name, parameters);

export const api: Record<string, unknown> = bare({
  version,
  privacy: bare({ erase: called("privacy.erase") }),
});
for (const name in methods) if (!/\./.test(name)) api[name] = called(name);
