import { openChannel } from "./channel";
import { fail, loaded, restart } from "./connection";
import { decode, encode } from "./envelope";
import { maxNameLength } from "./limits";
import { allows } from "./rateLimit";
import { origin, site } from "./settings";
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
 */
export const iframe = document.createElement("iframe");
const nonce = crypto
  .getRandomValues(new Uint8Array(16))
  .reduce((digits, byte) => digits + (byte + 256).toString(16).slice(1), "");

/** The page's own messages pass here too, thousands on some pages: the first comparison turns them away. */
function onMessage({ source, origin: from, data }: MessageEvent): void {
  if (source != iframe.contentWindow || from != origin || !allows()) return;
  const envelope = decode(data);
  if (envelope?.p["nonce"] !== nonce) return;
  const { t, p } = envelope;
  if (t == "ready") {
    restart();
    (source as Window).postMessage(encode(0, "connect", `{"nonce":"${nonce}"}`), origin, [openChannel()]);
  } else if (t == "refused") fail(("" + p["code"]).slice(0, maxNameLength));
}

function onViolation({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent): void {
  if (blockedURI.startsWith(origin) && disposition == "enforce" && /frame|child/.test(effectiveDirective))
    fail("blocked");
}

/** Loads the document, or loads it again. */
export function insert(): void {
  // No message can be addressed to an opaque origin.
  if (self.origin == "null") return fail("origin.opaque");
  restart();
  addEventListener("message", onMessage);
  addEventListener("securitypolicyviolation", onViolation);
  iframe.onload = loaded;
  iframe.title = "Chat";
  iframe.src = `${origin}/frame/?site=${site}#o=${location.origin}&n=${nonce}&v=1`;
  panel.append(iframe); // An iframe that is moved, if only to where it was, loads anew.
}
