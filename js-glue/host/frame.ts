import { fail, loaded, restart } from "./connection";
import { create } from "./dom";
import { listen } from "./events";
import { hear, load } from "./loader";
import { said, inline, origin, site } from "./settings";
import { panel } from "./view";

/*
 * The handshake. Requirements: no message has `*` as its target; a sibling frame of the widget's origin cannot take
 * part; a frame that reloads starts over, and what was pending is rejected at once; a frame that never speaks (refused
 * by a policy, blocked, offline) is an error, not a blank.
 *
 * 1. The iframe's fragment carries our origin and the nonce.
 * 2. `ready` is accepted from its window alone, from the widget's origin alone, with the nonce.
 * 3. `connect` goes to the widget's origin alone and carries one end of a new channel.
 * 4. `hello` on the channel ends the handshake.
 *
 * The document and the second script, which sees to all that is said, come at the same time, in whichever order.
 */
export const iframe = create("iframe");
/** 128 bits, in decimal digits. */
export const nonce = crypto.getRandomValues(new Uint32Array(4)).join("");

/** The page's own messages pass here too, thousands on some pages: the first comparison turns them away. */
function onMessage({ source, origin: from, data }: MessageEvent): void {
  if (source == iframe.contentWindow && from == origin) hear(data);
}

function onViolation({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent): void {
  if (blockedURI.startsWith(origin) && disposition == "enforce" && /frame|child/.test(effectiveDirective))
    fail("blocked");
}

/**
 * Loads the document and what speaks with it, or loads it again. What the document has to know at its start is among what the page says; the
 * first of a name counts there.
 */
export function insert(): void {
  // No message can be addressed to an opaque origin.
  if (self.origin == "null") return fail("origin.opaque");
  restart();
  listen("message", onMessage);
  listen("securitypolicyviolation", onViolation);
  iframe.onload = loaded;
  // What is inserted loads anew, once; what only gets an address again may load twice or not at all. Not by remove(), see showLive().
  panel.textContent = "";
  iframe.src = `${origin}/frame/?site=${site}#o=${self.origin}&n=${nonce}&i=${!!inline}&v=2&${said}`;
  panel.append(iframe);
  load();
}
