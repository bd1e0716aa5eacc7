import { Connection, EventTag, Notice, Tag } from "../../abi/layout";
import type { Watch } from "./notes";
import type { Tally } from "./tally";

/** The engine's first question, and what the page's storage says to it. */
const ASKED = /^\{"v":\d+,"id":(\d+),"t":"storage\.get"/;
const CONVERSATION = "conversation";
/** How long a conversation that was stored may take to be on screen, and until it goes on, ms. */
const PATIENCE = 10_000;

/**
 * Whether a conversation that the page's storage holds is on screen again, and goes on: that is what a visitor has of a chat that follows
 * them from page to page.
 */
export function watchRestoring(tally: Tally): Watch {
  let asked: { id: number; place: number } | undefined;
  let since: number | undefined;
  let isShown = false;
  let isOver = false;

  function finish(isLive: boolean): void {
    isOver = true;
    tally.count("restoreTried");
    tally.count("navigationTried");
    if (isShown) tally.count("restored");
    if (isShown && isLive) tally.count("navigated");
  }

  return ({ at, event, command }) => {
    if (isOver) return;
    if (since !== undefined && at - since > PATIENCE) return finish(false);
    if (!asked && command?.tag === Tag.PostPort && ASKED.test(command.data)) asked = placeIn(command.data);
    else if (asked && since === undefined && event?.tag === EventTag.PortMessage) {
      const found = valueIn(event.data, asked);
      if (found !== undefined) since = at;
      isOver = found === null;
    } else if (since !== undefined && command?.tag === Tag.RowPut) isShown = true;
    else if (since !== undefined && command?.tag === Tag.ShowStatus) {
      if (command.notice === Notice.HistoryDamaged) finish(false);
      else if (isShown && command.connection === Connection.Online) finish(true);
    }
  };
}

function placeIn(data: string): { id: number; place: number } | undefined {
  const { id, p } = JSON.parse(data) as { id: number; p: { k?: unknown } };
  const place = Array.isArray(p.k) ? p.k.indexOf(CONVERSATION) : -1;
  return place < 0 ? undefined : { id, place };
}

/** Undefined where it is another message, null where nothing is stored. */
function valueIn(data: string, asked: { id: number; place: number }): string | null | undefined {
  if (!data.startsWith(`{"v":2,"id":${asked.id},"t":"reply"`)) return undefined;
  try {
    return (JSON.parse(data) as { p: { v?: (string | null)[] } }).p.v?.[asked.place] ?? null;
  } catch {
    return null;
  }
}
