import type { Config } from "./config";
import { decode, encode } from "./envelope";
import type { Payload } from "./envelope";
import { failure } from "./errors";
import type { PipitError } from "./errors";
import { emit } from "./events";
import { answerTimeout, maxNameLength, readyAfterInsertion, readyAfterLoad } from "./limits";
import type { Panel } from "./panel";
import { makeRateLimit } from "./rateLimit";
import { done } from "./storageProxy";

export interface Frame {
  readonly iframe: HTMLIFrameElement;
  /** Whether there is a channel that has been spoken on. */
  live: boolean;
  /** Messages that did not fit the protocol. */
  dropped: number;
  /** Waits until the frame is live. Loads it if need be, and once more if it was blocked. */
  reach(): Promise<void>;
  /** Tells the frame, which must be live. Payloads to the frame are JSON. */
  post(type: string, payload: string): void;
  /** Asks the frame. Living, it answers at once: silence means that it is gone. */
  request(type: string, payload: string): Promise<Payload>;
}

export interface FrameOwner {
  /** Takes a message and gives the answer as JSON, or nothing where the type is unknown. */
  receive(type: string, payload: Payload): string | undefined;
  /** The frame has become live. */
  connected(): void;
}

type Settlers<Value> = [resolve: (value: Value) => void, reject: (reason: Error) => void];

/**
 * The iframe, its handshake and the channel. Requirements: no message has `*` as its target; a sibling frame of the
 * widget's origin cannot take part; a frame that reloads starts over, and what was pending is rejected at once; a frame
 * that never speaks (refused by a policy, blocked, offline) is an error, not a blank.
 *
 * 1. The iframe's fragment carries our origin and the nonce.
 * 2. `ready` is accepted from its window alone, from the widget's origin alone, with the nonce.
 * 3. `connect` goes to the widget's origin alone and carries one end of a new channel.
 * 4. `hello` on the channel ends the handshake.
 */
export function makeFrame({ origin, site }: Config, panel: Panel, owner: FrameOwner): Frame {
  const iframe = document.createElement("iframe");
  const here = location.origin;
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => (byte + 256).toString(16).slice(1))
    .join("");
  const allows = makeRateLimit();
  const waiting: Settlers<void>[] = [];
  const pending = new Map<number, Settlers<Payload>>();
  let lastId = 0;
  let port: MessagePort | undefined;
  let error: PipitError | undefined;
  let wasLive = false;
  /** Documents loaded without a `ready`; it comes before the load event or after it. Without a number: none inserted yet. */
  let silent: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (type: string, payload: string, id = 0): void => port!.postMessage(encode(id, type, payload));

  /** Ends an epoch, and with it all that was pending. */
  const end = (reason?: PipitError): void => {
    frame.live = false;
    error = reason;
    panel.setLive(false);
    pending.forEach(([, reject]) => reject(reason ?? failure("epoch", "the chat reloads")));
    pending.clear();
  };

  const fail = (code: string, message: string): void => {
    const reason = failure(code, message);
    clearTimeout(timer);
    end(reason);
    waiting.splice(0).forEach(([, reject]) => reject(reason));
    panel.fail(reason);
    console.error(reason);
    emit("error", reason);
  };

  const block = (): void =>
    fail("blocked", origin + " does not answer: network, blocker, CSP, allowed origins?");

  const expect = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(block, milliseconds);
  };

  const greeted = (name: string): void => {
    clearTimeout(timer);
    iframe.title = name;
    frame.live = true;
    panel.setLive(true);
    owner.connected();
    waiting.splice(0).forEach(([resolve]) => resolve());
    if (!wasLive) emit("ready", { name });
    wasLive = true;
  };

  const receive = (type: string, payload: Payload): string | undefined => {
    if (type != "hello") return owner.receive(type, payload);
    greeted(("" + (payload["name"] || "Chat")).slice(0, maxNameLength));
    return done;
  };

  const answered = (id: number, payload: Payload): void => {
    const [resolve, reject] = pending.get(id) ?? [];
    pending.delete(id);
    if (payload["ok"] === true) resolve?.(payload);
    else reject?.(failure("" + payload["code"], "refused by the chat"));
  };

  const onPortMessage = ({ data }: MessageEvent): void => {
    const { id, t, p } = (allows() && decode(data)) || {};
    if (t == "reply") return answered(id!, p!);
    const answer = t && receive(t, p!);
    if (!answer) frame.dropped++;
    else if (id) post("reply", answer, id);
  };

  const connect = (target: Window): void => {
    const { port1, port2 } = new MessageChannel();
    end();
    port?.close();
    port = port1;
    port.onmessage = onPortMessage;
    silent!--;
    expect(readyAfterInsertion);
    target.postMessage(encode(0, "connect", `{"nonce":"${nonce}"}`), origin, [port2]);
  };

  /** The page's own messages pass here too, thousands on some pages: the first comparison turns them away. */
  const onMessage = ({ source, origin: from, data }: MessageEvent): void => {
    if (source != iframe.contentWindow || from != origin || !allows()) return;
    const { t, p } = decode(data) ?? {};
    if (p?.["nonce"] !== nonce) return;
    if (t == "ready") connect(source as Window);
    else if (t == "refused")
      fail(("" + p["code"]).slice(0, maxNameLength), `site "${site}" is unknown or must allow ${here}`);
  };

  const onViolation = ({
    blockedURI,
    disposition,
    effectiveDirective,
  }: SecurityPolicyViolationEvent): void => {
    if (blockedURI.startsWith(origin) && disposition == "enforce" && /frame|child/.test(effectiveDirective))
      block();
  };

  const insert = (): void => {
    // No message can be addressed to an opaque origin.
    if (self.origin == "null") return fail("origin.opaque", "the page has no origin (file, sandbox)");
    addEventListener("message", onMessage);
    document.addEventListener("securitypolicyviolation", onViolation);
    silent = 0;
    expect(readyAfterInsertion);
    panel.element.append(iframe); // An iframe that is moved, if only to where it was, loads anew.
  };

  iframe.title = "Chat";
  iframe.src = `${origin}/frame/?site=${site}#o=${here}&n=${nonce}&v=1`;
  iframe.onload = () => {
    if (++silent! > 0) expect(readyAfterLoad);
  };

  const frame: Frame = {
    iframe,
    live: false,
    dropped: 0,
    reach: () =>
      new Promise((resolve, reject) => {
        if (frame.live) return resolve();
        if (error && error.code != "blocked") throw error;
        waiting.push([resolve, reject]);
        if (silent === undefined || error) {
          end();
          insert();
        }
      }),
    post,
    request: (type, payload) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        pending.set(id, [resolve, reject]);
        post(type, payload, id);
        setTimeout(answered, answerTimeout, id, { code: "timeout" });
      }),
  };
  return frame;
}
