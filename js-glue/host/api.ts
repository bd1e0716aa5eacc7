import { bare } from "./bare";
import { giveUp, reach } from "./connection";
import { failure } from "./errors";
import { emit, endListening, off, on, once } from "./events";
import { link } from "./loader";
import { close, hide, open, toggle, unhide } from "./panel";
import { eraseHere } from "./privacy";
import type { PipitApi } from "./public";
import type { Run } from "./queue";
import { site } from "./settings";
import { getState, getUnreadCount } from "./state";
import { roomy } from "./styles";
import { version } from "./version";
import { detach } from "./view";

const { apply } = Reflect;

/** What only the frame can do: the second script, which is there when the frame is, knows how it is asked. */
const beyond =
  (name: "send" | "prefill" | "erase") =>
  async (text?: unknown): Promise<unknown> => {
    await reach();
    return link![name](text);
  };

/** Without a site there is no chat: that is told once, and every call rejects with it. */
export let siteError = site ? null : failure("config.site", "no valid data-site");

/** At once: a page may put up another chat in the next line. */
function destroy(): void {
  close();
  emit("destroyed");
  siteError = failure("destroyed", "");
  giveUp(siteError);
  roomy.onchange = null;
  endListening();
  detach();
  if (window.Pipit == api) delete window.Pipit;
}

const erase = beyond("erase");

type Method = Exclude<keyof PipitApi, "privacy" | "version"> | "privacy.erase";

/** Without a prototype there are no inherited names that the queue could call. */
const methods: Record<string, (...parameters: unknown[]) => unknown> = bare({
  open,
  close,
  toggle,
  hide,
  show: unhide,
  destroy,
  send: beyond("send"),
  prefill: beyond("prefill"),
  on,
  once,
  off,
  getState,
  getUnreadCount,
  "privacy.erase": () => (eraseHere() ? undefined : erase()),
} satisfies Record<Method, unknown>);

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
