import { EventTag, Notice, Tag } from "../../abi/layout";
import { MAX_WATCHED } from "./limits";
import type { Watch } from "./notes";
import type { Counter } from "./Measurements";
import type { Tally } from "./tally";

/** As wasm/engine/bridge/Envelope.cpp and js-glue/host/link/envelope.ts write them: what the values are is never looked at. */
const ASKED = /^\{"v":\d+,"id":(\d+),"t":"storage\.\w+"/;
const ANSWERED = /^\{"v":\d+,"id":(\d+),"t":"reply","p":\{"ok":(?:(true)|false,"code":"(\w+)")/;
/** As long as any of these can be. */
const HEAD = 120;

const ERRORS: Record<string, Counter> = { quota: "errorQuota", denied: "errorSecurity" };
/** The browser's storage has done what it should: somebody else wrote first, or nothing was there. */
const IN_ORDER = /^(conflict|absent)$/;
/** Something that was stored cannot be read, and what of it is not to be had from the service. */
const DAMAGES: Partial<Record<Notice, boolean>> = {
  [Notice.HistoryDamaged]: false,
  [Notice.RecordDamaged]: true,
  [Notice.SealLost]: true,
};

/** How long a question may be without an answer, ms: the engine's own patience for all its attempts. */
const PATIENCE = 16_000;

/** How the page's storage does what it is asked. */
export function watchStorage(tally: Tally): Watch {
  const asked = new Map<string, number>();
  let notice = Notice.None;

  function ask(id: string, at: number): void {
    for (const [other, since] of asked) {
      if (at - since < PATIENCE) break;
      asked.delete(other);
      tally.count("storageFailed");
      tally.count("errorTimeout");
    }
    // The same question once more counts from the first time.
    if (asked.size < MAX_WATCHED && !asked.has(id)) asked.set(id, at);
  }

  function answer(id: string, at: number, isDone: boolean, code = ""): void {
    const since = asked.get(id);
    if (since === undefined || !asked.delete(id)) return;
    tally.measure("storageMs", at - since);
    if (isDone || IN_ORDER.test(code)) return tally.count("storageDone");
    tally.count("storageFailed");
    tally.count(ERRORS[code] ?? "errorOther");
  }

  return ({ at, event, command }) => {
    if (command?.tag === Tag.PostPort) {
      const id = ASKED.exec(command.data.slice(0, HEAD))?.[1];
      if (id) ask(id, at);
    } else if (event?.tag === EventTag.PortMessage) {
      const found = ANSWERED.exec(event.data.slice(0, HEAD));
      if (found) answer(found[1]!, at, !!found[2], found[3]);
    } else if (command?.tag === Tag.ShowStatus && command.notice !== notice) {
      notice = command.notice;
      const isLost = DAMAGES[notice];
      if (isLost === undefined) return;
      tally.count("errorCorrupt");
      if (isLost) tally.count("dataLost");
    }
  };
}
