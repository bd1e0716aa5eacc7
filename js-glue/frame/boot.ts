import { EventTag, type EngineEvent } from "../abi/layout";
import { randomSeed } from "./ports/random";

/** What the frame document and its address say, as they say it: the engine decides what to believe. */
export function bootEvent(): EngineEvent {
  // The fragment stays where it is, so that a reload of the frame finds it again.
  const claims = claimed();
  return {
    tag: EventTag.Boot,
    config: configurationText(),
    claimedOrigin: claims.get("o") ?? "",
    nonce: claims.get("n") ?? "",
    protocol: pageVersion(),
    seed: randomSeed(),
    online: navigator.onLine,
    sealed: /1|true/.test(claims.get("s") ?? ""),
    flings: CSS.supports("-webkit-touch-callout", "none"),
    ownRecords: hasOwnRecords(),
  };
}

const configurationText = (): string => document.getElementById("pipit-config")?.textContent ?? "";

/** What the service wrote into the document for the views. */
export function configuration(): {
  locale?: unknown;
  imageHosts?: unknown;
  look?: string;
  uploads?: boolean;
} {
  try {
    return Object(JSON.parse(configurationText()));
  } catch {
    return {};
  }
}

function hasOwnRecords(): boolean {
  try {
    return localStorage.length > 0;
  } catch {
    return false;
  }
}

export const claimed = () => new URLSearchParams(location.hash.slice(1));

/** Whether the page has the chat in its own flow, where it is never closed. */
export const isInline = (): boolean => claimed().get("i") === "true";

/** The version of the protocol that the page's half speaks. */
export const pageVersion = (): number => Number(claimed().get("v")) >>> 0;

/** The site whose chat this is, as the document's address says. */
export const siteName = (): string => new URLSearchParams(location.search).get("site") ?? "";

/** The engine's address: the one that the document already preloads. */
export const engineUrl = (): string => document.querySelector<HTMLLinkElement>("link[as=fetch]")?.href ?? "";
