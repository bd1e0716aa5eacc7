import { hasOtherRecords } from "./asked";
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
    sealed: claims.get("sealed") === "true",
    flings: CSS.supports("-webkit-touch-callout", "none"),
    ownRecords: hasOtherRecords(),
    features: switchedOff(claims),
    retention: daysKept(claims),
  };
}

/** 0: as the site has it. */
function daysKept(claims: URLSearchParams): number {
  const said = claims.get("retention");
  const days = Number(said) >>> 0;
  if (days && days < 366) return days;
  if (said) console.error("Pipit: bad option retention");
  return 0;
}

/** What is not to be kept is not stored. */
const switchedOff = (claims: URLSearchParams): string =>
  (claims.get("features") ?? "") + (claims.get("persist") === "false" ? " -parentStorage" : "");

const configurationText = (): string => document.getElementById("pipit-config")?.textContent ?? "";

/** What the service wrote into the document for the views. */
export function configuration(): {
  locale?: unknown;
  imageHosts?: unknown;
  look?: string;
  uploads?: boolean;
  mail?: boolean;
  features?: string;
  analytics?: boolean;
} {
  try {
    return Object(JSON.parse(configurationText()));
  } catch {
    return {};
  }
}

/** Whether the page, or its site, has that feature off (docs/features.md). */
export const isSwitchedOff = (feature: string): boolean =>
  `${claimed().get("features") ?? ""} ${configuration().features ?? ""}`.split(" ").includes("-" + feature);

/** Whether the visitor may dictate: where the page has switched it on, the site has not switched it off, and the browser can. */
export const hasVoice = (): boolean => {
  const pages = claimed().get("features") ?? "";
  return (
    /\+voiceI/.test(pages) &&
    !/-voiceI/.test(pages + configuration().features) &&
    ("SpeechRecognition" in window || "webkitSpeechRecognition" in window)
  );
};

export const claimed = () => new URLSearchParams(location.hash.slice(1));

/** Whether the page has the chat in its own flow, where it is never closed. */
export const isInline = (): boolean => claimed().get("i") === "true";

/** The version of the protocol that the page's half speaks. */
export const pageVersion = (): number => Number(claimed().get("v")) >>> 0;

/** The site whose chat this is, as the document's address says. */
export const siteName = (): string => new URLSearchParams(location.search).get("site") ?? "";

/** The engine's address: the one that the document already preloads. */
export const engineUrl = (): string => document.querySelector<HTMLLinkElement>("link[as=fetch]")!.href;
