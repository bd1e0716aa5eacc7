import { bare } from "./bare";
import { connected, fail, live, isReachable, linked, reach, reload, spoken } from "./connection";
import { more } from "./config";
import { create } from "./dom";
import { isGranted, withdraw } from "./consent";
import { failure } from "./errors";
import { emit, on, signal } from "./events";
import { iframe, nonce } from "./frame";
import type { Link, Tag } from "./halves";
import { defineProperty } from "./objects";
import { show, tellLink } from "./panel";
import { after } from "./patience";
import { limited } from "./rateLimit";
import { comes, config, inline, nonce as scriptNonce, origin } from "./settings";
import { host, launcher } from "./view";

// Set by the bundler, which knows the second script when it makes this one.
declare const LINK_PATH: string;
declare const LINK_INTEGRITY: string;
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

interface Policy {
  createScriptURL(path: string): string;
}

/** The second script's half of the chat, once it is there. */
export let link: Link | undefined;
/** What the frame said before that. */
let early: unknown;

let policy: Policy | undefined;
const addressOf = (path: string): string => origin + path;

/**
 * For pages that demand trusted types: a policy that makes addresses of our own scripts alone, and is given to nobody. A page that does
 * not allow it may have a default one, which is asked for a plain text.
 */
function trusted(path: string): string {
  try {
    policy ??= trustedTypes!.createPolicy("pipit", bare({ createScriptURL: addressOf }));
    return policy.createScriptURL(path);
  } catch {
    return addressOf(path);
  }
}

export const hear = (data: unknown): unknown => (link ? link.hear(data) : (early = data));

/** Of two, where a visitor retried, the first. */
function take(half: Link): void {
  if (link) return;
  link = half;
  tellLink();
  linked();
  if (early) link.hear(early);
}

/**
 * Runs another script of ours. Its element goes at once: it is loaded all the same, is in nobody's way, and is what runs where the
 * chat is in a shadow tree too, of which the page would not be told.
 */
function include(path: string, integrity: string): void {
  const script = create("script");
  const tag: Tag = bare({
    ending: signal,
    homeOrigin: origin,
    fail,
    showChat: show,
    secret: nonce,
    comes,
    connected,
    launcher,
    isLive: () => live,
    emit,
    spoken,
    limited,
    failure,
    link,
    hearing: on,
    take,
    include,
    besides: more,
    isReachable,
    inline,
    iframe,
    reload,
    config,
    after,
    withdraw,
    reach,
  });
  defineProperty(script, "pipit", bare({ value: tag }));
  script.onload = script.onerror = () => {
    if (!link) fail("blocked", true);
  };
  script.crossOrigin = "anonymous";
  script.integrity = integrity;
  script.nonce = scriptNonce;
  try {
    script.src = trusted(path);
  } catch {
    return fail("blocked");
  }
  host.append(script);
  script.remove();
}

/** Loads the second script, unless it is there, or the visitor has yet to agree. What does not come is the same to the visitor as a frame that does not come. */
export function load(): void {
  early = undefined;
  if (!link && isGranted()) include(LINK_PATH, LINK_INTEGRITY);
}
