import { EventTag, type EngineEvent } from "../abi/layout";
import { randomSeed } from "./ports/random";

/** What the frame document and its address say, as they say it: the engine decides what to believe. */
export function bootEvent(): EngineEvent {
  // The fragment stays where it is, so that a reload of the frame finds it again.
  const claims = new URLSearchParams(location.hash.slice(1));
  return {
    tag: EventTag.Boot,
    config: document.getElementById("pipit-config")?.textContent ?? "",
    claimedOrigin: claims.get("o") ?? "",
    nonce: claims.get("n") ?? "",
    protocol: Number(claims.get("v")) >>> 0,
    seed: randomSeed(),
    online: navigator.onLine,
  };
}

/** The engine's address: the one that the document already preloads. */
export const engineUrl = (): string => document.querySelector<HTMLLinkElement>("link[as=fetch]")?.href ?? "";
