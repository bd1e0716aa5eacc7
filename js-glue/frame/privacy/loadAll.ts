import type { Store } from "../store";
import type { Actions } from "../views/actions";

/** So often in a row the service is asked in vain for what was before. The engine waits longer each time. */
const MAX_TRIES = 5;
/** Milliseconds between two looks whether a page has come: a store has one watcher, and that is the view. */
const LOOK = 50;

const look = () => new Promise((done) => setTimeout(done, LOOK));

/** Loads page by page what the service has of before. Gives whether that was all. */
export async function loadAll(store: Store, { older, texts }: Actions): Promise<boolean> {
  let tries = 0;
  for (let oldest = 0; store.view.status.older && tries < MAX_TRIES;) {
    older();
    while (store.view.status.loadingOlder) await look();
    const now = oldestOf(texts, oldest);
    tries = now === oldest ? tries + 1 : 0;
    oldest = now;
  }
  return !store.view.status.older;
}

/** The oldest row that the frame holds; from one that is known on back. */
function oldestOf(texts: Actions["texts"], from: number): number {
  for (let oldest = from; ;) {
    const next = texts(oldest).at(-1);
    if (!next) return oldest;
    oldest = next.key;
  }
}
