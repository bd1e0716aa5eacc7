import { bare } from "./bare";
import { giveUp, reach, reload } from "./connection";
import { grant, isGranted, withdraw } from "./consent";
import { failure } from "./errors";
import { emit, endListening, off, on, once } from "./events";
import { link, load } from "./loader";
import { close, open, toggle, veil } from "./panel";
import type { Sending, Visitor } from "./halves";
import { apply } from "./objects";
import type { PipitApi } from "./public";
import type { Run } from "./queue";
import { config, place, site } from "./settings";
import { getState, getUnreadCount } from "./state";
import { version } from "./version";
import { detach } from "./view";

/** What only the frame can do: the second script, which is there when the frame is, knows how it is asked. */
const BEYOND =
  "setConfig setContext send feedback privacy.optOut privacy.export setLocale identify getConversationId privacy.optIn prefill logout privacy.status setTheme privacy.erase";

/** Without a site there is no chat: that is told once, and every call rejects with it. */
export let siteError = site ? null : failure("config.site", "data-site");

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

/** What is kept goes, and what was agreed to is taken back, whatever comes of it. */
const revoke = (): unknown => (methods["privacy.erase"]!(1) as Promise<unknown>).finally(withdraw);

type Method = Exclude<keyof PipitApi, "privacy" | "version"> | `privacy.${keyof PipitApi["privacy"]}`;

/** Without a prototype there are no inherited names that the queue could call. */
const methods: Record<string, (...parameters: unknown[]) => unknown> = bare({
  open,
  close,
  toggle,
  hide: veil(true),
  show: veil(false),
  destroy,
  on,
  once,
  off,
  getState,
  getUnreadCount,
  "privacy.grant": grant,
  "privacy.revoke": revoke,
} satisfies Record<Exclude<Method, keyof Sending | keyof Visitor>, unknown>);
for (const name of BEYOND.split(" ")) {
  // What is set, and who the visitor is, does not load the chat, but waits for it. What has a dot, and logging out, the second script does.
  const isSet = /set|fy/.test(name);
  const isApart = /\.|og/.test(name);
  const how = isSet ? Object : isApart ? load : reload;
  // Before there is consent there is nobody to log out, and nothing to erase. All else waits for it.
  const isEmpty = /us|og|era/.test(name);
  methods[name] = async (said) => {
    if (isEmpty && !isGranted()) return bare({ granted: false });
    if (!link) await reach(how, !isSet);
    // It may have ended in that moment.
    if (siteError) throw siteError;
    return link!.beyond(name as "send", said, isSet, isApart);
  };
}

/** Calls by name. What is done before a method's first `await` is done at once; what it throws is a rejection. */
export const run: Run = async (name, parameters) => {
  if (siteError) throw siteError;
  const method = methods[name as string];
  if (!method) throw failure("invalid", "");
  return apply(method, 0, parameters);
};

const called =
  (name: string) =>
  (...parameters: unknown[]): Promise<unknown> =>
    run(name, parameters);

const privacy: Record<string, unknown> = bare({});
export const api: Record<string, unknown> = bare({ version, privacy });
for (const name in methods) (/\./.test(name) ? privacy : api)[name.replace("privacy.", "")] = called(name);
