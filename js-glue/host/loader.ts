import { bare } from "./bare";
import { connected, fail, isLive, isReachable, linked, reach, reload, spoken } from "./connection";
import { create } from "./dom";
import { withdraw } from "./consent";
import { failure } from "./errors";
import { emit, signal } from "./events";
import { iframe, nonce } from "./frame";
import type { Link, Tag } from "./halves";
import { isWatched, show, shown } from "./panel";
import { after } from "./patience";
import { limited } from "./rateLimit";
import { config, nonce as scriptNonce, origin, site } from "./settings";
import { update } from "./state";
import { host, launcher } from "./view";

// Set by the bundler, which knows the second script when it makes this one.
declare const LINK_PATH: string;
declare const LINK_INTEGRITY: string;
declare const trustedTypes:
  { createPolicy(name: string, rules: object): { createScriptURL(address: string): string } } | undefined;

/** The second script's half of the chat, once it is there. */
export let link: Link | undefined;
/** What the frame said before that. */
let early: unknown;

const address = origin + LINK_PATH;
let source: string | undefined;

/**
 * For pages that demand trusted types: a policy that makes nothing but this one address, once. A page that does not allow it may have a
 * default one, which is asked for a plain text.
 */
function trusted(): string {
  try {
    return trustedTypes!
      .createPolicy("pipit", bare({ createScriptURL: () => address }))
      .createScriptURL(address);
  } catch {
    return address;
  }
}

export function hear(data: unknown): void {
  if (link) link.hear(data);
  else early = data;
}

/** Of two, where a visitor retried, the first. */
function take(half: Link): void {
  if (link) return;
  link = half;
  link.lockPage(shown);
  linked();
  if (early) link.hear(early);
}

const tag = (): Tag =>
  bare({
    site,
    origin,
    config,
    nonce,
    iframe,
    launcher,
    isWatched,
    isLive,
    spoken,
    fail,
    reload,
    connected,
    show,
    update,
    emit,
    take,
    withdraw,
    isReachable,
    reach,
    signal,
    limited,
    after,
    failure,
  });

/**
 * Loads the second script, unless it is there. Its element is a child of ours, where it is not in the page's way, and goes
 * when it has run. What does not come is the same to the visitor as a frame that does not come.
 */
export function load(): void {
  early = undefined;
  if (link) return;
  const script = create("script");
  Object.defineProperty(script, "pipit", bare({ value: tag() }));
  script.onload = script.onerror = () => {
    script.remove();
    if (!link) fail("blocked", true);
  };
  script.crossOrigin = "anonymous";
  script.integrity = LINK_INTEGRITY;
  if (scriptNonce) script.nonce = scriptNonce;
  try {
    script.src = source ??= trusted();
  } catch {
    return fail("blocked");
  }
  host.append(script);
}
