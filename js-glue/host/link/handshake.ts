import { maxMessagesPerWindow, maxNameLength } from "../limits";
import { openChannel, startOver } from "./channel";
import { tellOptions } from "./configuring";
import { decode, encode } from "./envelope";
import { said } from "./pageOptions";
import { keys } from "./primitives";
import { watchRemoval } from "./removal";
import { shortened } from "./text";
import { tag } from "./tag";
import { vanish } from "./turning";

const allows = tag.limited(maxMessagesPerWindow);

/** The life of the frame's engine that spoke last. */
let from: unknown;

/** The first words, from the frame's window and origin as pipit.js has seen: without the nonce they are somebody else's. */
export function hear(data: unknown): void {
  if (!allows()) return;
  const envelope = decode(data);
  if (envelope?.p["nonce"] !== tag.secret) return;
  const { t, p } = envelope;
  if (t == "ready") greet(p["from"]);
  else if (t == "loading") tag.spoken(false);
  else if (t == "failed") tag.fail("blocked", true);
  else if (t == "refused") {
    const code = shortened(p["code"], maxNameLength);
    tag.fail(code);
    if (code == "site.unknown") vanish();
  }
}

/** A frame that was silent for a while calls again by the same name: then it goes on where it was. */
function greet(name: unknown): void {
  const isSame = typeof name == "string" && name === from;
  from = name;
  if (!isSame) startOver();
  tag.spoken(isSame);
  watchRemoval();
  tag.iframe.contentWindow!.postMessage(encode(0, "connect", `{"nonce":"${tag.secret}"}`), tag.homeOrigin, [
    openChannel(),
  ]);
  if (keys(said).length) tellOptions();
}
