import { claimed, pageVersion } from "./boot";

/**
 * What is to be said without an engine: that it is on its way, which over a slow network takes long, or that it does not
 * run. It goes to the claimed origin alone; a claim that is no origin is for the engine to refuse.
 */
export function sayOfEngine(word: "loading" | "failed"): void {
  const p = { nonce: claimed().get("n") };
  try {
    const { origin } = new URL(claimed().get("o") ?? "");
    parent.postMessage(JSON.stringify({ v: pageVersion(), id: 0, t: word, p }), origin);
  } catch {
    // Nobody can be told.
  }
}
