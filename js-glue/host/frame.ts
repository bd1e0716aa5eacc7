import { Channel } from "./channel";
import type { Receive } from "./channel";
import { decode, encode } from "./envelope";
import { failure } from "./errors";
import type { PipitError } from "./errors";
import { maxNameLength, readyAfterInsertion, readyAfterLoad } from "./limits";
import { own } from "./objects";
import { RateLimit } from "./rateLimit";

export interface FrameOwner {
  /** A handshake: all that waits on an earlier channel has been rejected. */
  began(): void;
  /** The frame's first words on the channel: it works. */
  connected(channel: Channel, hello: object): void;
  failed(error: PipitError): void;
  receive: Receive;
}

const newNonce = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * One iframe and its handshake. Requirements: no message has `*` as its target; a sibling frame of the widget's origin
 * cannot take part; a frame that reloads starts over, and what was pending is rejected at once; a frame that never
 * speaks (refused by a policy, blocked, offline) is an error, not a blank.
 *
 * 1. The iframe's fragment carries our origin and the nonce.
 * 2. `ready` is accepted from its window alone, from the widget's origin alone, with the nonce.
 * 3. `connect` goes to the widget's origin alone and carries one end of a new channel.
 * 4. `hello` on the channel ends the handshake.
 */
export class Frame {
  readonly iframe = document.createElement("iframe");
  private readonly nonce_ = newNonce();
  private readonly limit_ = new RateLimit();
  private channel_: Channel | undefined;
  /** Documents loaded without a `ready`; it comes before the load event or after it. */
  private silent_ = 0;
  private timer_: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly origin_: string,
    site: string,
    private readonly owner_: FrameOwner,
  ) {
    const { iframe } = this;
    iframe.title = "Chat";
    iframe.allow = "";
    iframe.src = `${origin_}/frame/?site=${site}#o=${location.origin}&n=${this.nonce_}&v=1`;
    iframe.onload = () => this.loaded_();
    addEventListener("message", this.onMessage_);
    document.addEventListener("securitypolicyviolation", this.onViolation_);
    this.expect_(readyAfterInsertion);
  }

  dispose(reason: Error): void {
    removeEventListener("message", this.onMessage_);
    document.removeEventListener("securitypolicyviolation", this.onViolation_);
    clearTimeout(this.timer_);
    this.channel_?.close(reason);
    this.iframe.remove();
  }

  /** The page's own messages pass here too, thousands on some pages: the first comparison turns them away. */
  private readonly onMessage_ = (event: MessageEvent): void => {
    const { source } = event;
    if (!source || source != this.iframe.contentWindow || event.origin != this.origin_) return;
    const envelope = this.limit_.allows(performance.now()) && decode(event.data, 1_024);
    if (!envelope || own(envelope.payload, "nonce") !== this.nonce_) return;
    if (envelope.type == "ready") this.connect_(source as Window);
    else if (envelope.type == "refused") this.refused_(own(envelope.payload, "code"));
  };

  private readonly onViolation_ = (event: SecurityPolicyViolationEvent): void => {
    const { blockedURI } = event;
    const ours = blockedURI == this.origin_ || blockedURI.startsWith(this.origin_ + "/frame/");
    if (ours && event.disposition == "enforce" && /^(frame|child)-src/.test(event.effectiveDirective))
      this.blocked_();
  };

  private connect_(source: Window): void {
    this.channel_?.close(failure("epoch", "the chat's frame was reloaded"));
    const { port1, port2 } = new MessageChannel();
    const channel: Channel = new Channel(
      port1,
      () => this.limit_.allows(performance.now()),
      (type, payload) =>
        type == "hello" ? this.greeted_(channel, payload) : this.owner_.receive(type, payload),
    );
    this.channel_ = channel;
    this.silent_--;
    this.owner_.began();
    this.expect_(readyAfterInsertion);
    source.postMessage(encode(0, "connect", { nonce: this.nonce_ }), this.origin_, [port2]);
  }

  private greeted_(channel: Channel, hello: object): object {
    const name = own(hello, "name");
    this.iframe.title = (typeof name == "string" && name.slice(0, maxNameLength)) || "Chat";
    clearTimeout(this.timer_);
    this.owner_.connected(channel, hello);
    return { ok: true };
  }

  private refused_(code: unknown): void {
    const known = typeof code == "string" && /^[a-z_.]{1,40}$/.test(code) ? code : "refused";
    const advice =
      known == "site.unknown"
        ? "no such site: check data-site"
        : `add ${location.origin} to the site's allowed origins`;
    this.owner_.failed(failure(known, advice));
  }

  private loaded_(): void {
    if (++this.silent_ > 0) this.expect_(readyAfterLoad);
  }

  private expect_(milliseconds: number): void {
    clearTimeout(this.timer_);
    this.timer_ = setTimeout(() => this.blocked_(), milliseconds);
  }

  private blocked_(): void {
    clearTimeout(this.timer_);
    this.owner_.failed(
      failure(
        "blocked",
        `no answer from ${this.origin_}: network, content blocker, CSP frame-src or allowed origins`,
      ),
    );
  }
}
