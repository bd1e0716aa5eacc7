import { MAX_ENVELOPE } from "../limits";
import { allSaid } from "../search/allSaid";
import type { Store } from "../store";
import type { Actions } from "../views/actions";
import { exported } from "./exported";
import { loadAll } from "./loadAll";

let running = false;

/** What the menu makes a file of, for the host page, which asks for it. One answer does for all who ask meanwhile. */
export async function answerExport(
  store: Store,
  actions: Actions,
  post: (data: string) => void,
): Promise<void> {
  if (running) return;
  running = true;
  try {
    const complete = await loadAll(store, actions);
    post(envelopeOf(exported(store.view, allSaid(actions.texts), complete, Date.now())));
  } finally {
    running = false;
  }
}

/** Of what is longer than an envelope the oldest goes. */
export function envelopeOf(all: ReturnType<typeof exported>): string {
  for (let { messages } = all; ; messages = messages.slice(Math.ceil(messages.length / 10))) {
    const part = messages.length < all.messages.length ? { ...all, complete: false, messages } : all;
    const text = JSON.stringify(JSON.stringify(part));
    const envelope = `{"v":2,"id":0,"t":"exported","p":{"text":${text}}}`;
    if (envelope.length <= MAX_ENVELOPE || !messages.length) return envelope;
  }
}
