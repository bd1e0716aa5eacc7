import { bare } from "./bare";
import { giveUp, reach } from "./connection";
import { grant, isGranted, withdraw } from "./consent";
import { failure } from "./errors";
import { emit, endListening, off, on, once } from "./events";
import { link, load } from "./loader";
import { close, hide, open, toggle, unhide } from "./panel";
import type { Asked } from "./halves";
import { apply } from "./objects";
import type { PipitApi } from "./public";
import type { Run } from "./queue";
import { openHere } from "./remembered";
import { config, place, site } from "./settings";
import { getState, getUnreadCount } from "./state";
import { version } from "./version";
import { detach } from "./view";

/** What only the frame can do: the second script, which is there when the frame is, knows how it is asked. */
const BEYOND = "send prefill setTheme setLocale setConfig getConversationId";

/** Without a site there is no chat: that is told once, and every call rejects with it. */
export let siteError = site ? null : failure("config.site", "bad data-site");

/** At once: a page may put up another chat in the next line. */
function destroy(): void {
  close();
  emit("destroyed");
  siteError = failure("destroyed", "");
  giveUp(siteError);
  endListening();
  detach();
  if (place[config.global] == api) delete place[config.global];
}

/** What is kept goes, and with it the consent where that is asked for. */
async function forget(isWithdrawn: boolean): Promise<void> {
  openHere("removeItem");
  try {
    if (!link) await reach(load);
    await link!.erase();
  } finally {
    if (isWithdrawn) withdraw();
  }
}

type Method = Exclude<keyof PipitApi, "privacy" | "version"> | `privacy.${keyof PipitApi["privacy"]}`;

/** Without a prototype there are no inherited names that the queue could call. */
const methods: Record<string, (...parameters: unknown[]) => unknown> = bare({
  open,
  close,
  toggle,
  hide,
  show: unhide,
  destroy,
  on,
  once,
  off,
  getState,
  getUnreadCount,
  "privacy.status": () => bare({ granted: isGranted() }),
  "privacy.grant": grant,
  "privacy.revoke": () => forget(true),
  "privacy.erase": () => forget(config.consent != "none"),
} satisfies Record<Exclude<Method, keyof Asked>, unknown>);
for (const name of BEYOND.split(" ")) {
  // What is set does not load the chat, but waits for it.
  const load = /^set/.test(name) ? Object : undefined;
  methods[name] = async (said) => {
    await reach(load);
    // It may have ended in that moment.
    if (siteError) throw siteError;
    return link![name as keyof Asked](said);
  };
}

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

const privacy: Record<string, unknown> = bare({});
export const api: Record<string, unknown> = bare({ version, privacy });
for (const name in methods) (/\./.test(name) ? privacy : api)[name.replace("privacy.", "")] = called(name);
