import { bare } from "../host/bare";
import { limited } from "../host/rateLimit";
import { meetingAt } from "./carrier";
import type { Meeting, Origins, Remote as Partner } from "./carrier";
import { BridgeError } from "./errors";
import { createHandshake } from "./handshake";
import type { Handshake } from "./handshake";
import { Heartbeat } from "./heartbeat";
import { Incoming } from "./incoming";
import * as limits from "./limits";
import { asMessage } from "./messages";
import { listMethods, methodKey, remoteProxy } from "./methods";
import type { Methods, Remote } from "./methods";
import { after, Outgoing } from "./outgoing";
import type { Post } from "./outgoing";
import { unwrapped } from "./transfer";
import { isHeavier } from "./weight";

/**
 * `connecting`: the other side has not been met yet, or is met again; calls wait. `connected`. `closed`: the other side called
 * `destroy()`; calls are rejected, until it connects again. `destroyed`: this side did, for good.
 */
export type State = "connecting" | "connected" | "closed" | "destroyed";

/** Times are milliseconds, 0 to 2,147,483,647, or `Infinity` for never. */
export interface Options {
  /** The iframe, the other window, the worker or the port; in a worker `self`. */
  readonly remote: Partner;
  /**
   * Who may be in a window: `["https://shop.example"]`, exactly; a side that lists them greets. A function is asked of each
   * greeting's origin; a side that has one is silent until it is greeted. No wildcard and no opaque origin.
   */
  readonly origins?: Origins;
  /** What the other side may call. */
  readonly methods?: Methods;
  /** Tells connections between the same two apart. */
  readonly channel?: string;
  /** Until `ready` is rejected (15,000). One that comes later is still taken. */
  readonly connectTimeout?: number;
  /** Until a call is rejected (15,000), the time in the queue included. */
  readonly callTimeout?: number;
  /** From beat to beat (5,000); after three without an answer the other side counts as gone. */
  readonly heartbeat?: number;
  /** Calls that may wait for a connection (100). */
  readonly queue?: number;
  /** Messages taken from the other side in 10 s (20,000); what comes on top is dropped and counted. */
  readonly messagesPerWindow?: number;
  /** Told of each change. */
  readonly onState?: (state: State) => void;
}

export interface CallOptions {
  /** Instead of the connection's `callTimeout`. */
  readonly timeout?: number;
  /** What in the parameters moves instead of being copied. */
  readonly transfer?: readonly Transferable[];
}

export interface Connection<Shape> {
  /** The other side's methods: `await connection.remote.files.read("a")`. Calls made before the connection wait for it. */
  readonly remote: Remote<Shape>;
  /** The same, once the first connection is there. Rejected with `timeout` or `destroyed`. */
  readonly ready: Promise<Remote<Shape>>;
  readonly state: State;
  /** Messages that did not fit the protocol, came too often or answered nothing. */
  readonly dropped: number;
  /** A call by its path, `["files", "read"]`, with its own options. Rejects with a `BridgeError`, or what the method threw. */
  call(path: readonly string[], parameters?: readonly unknown[], options?: CallOptions): Promise<unknown>;
  /** Ends all for good: what waits is rejected with `destroyed`, the other side is told, no listener stays. */
  destroy(): void;
}

/** Channels in use, by remote: two connections on one would take each other's greetings for a new epoch. */
const inUse = new WeakMap<object, Set<string>>();

const isTime = (value: number): boolean => value === Infinity || (value >= 0 && value <= limits.longestTimer);

/** Of most calls: nothing is to be copied then. */
const noOptions: CallOptions = bare({});

class Bridge {
  state: State = "connecting";
  dropped = 0;
  readonly ready: Promise<unknown>;
  readonly remote = remoteProxy((path, parameters) => this.call(path, parameters));

  private readonly options_: Options;
  private settle_!: { resolve: (remote: unknown) => void; reject: (reason: BridgeError) => void };
  private port_: MessagePort | undefined;
  private readonly meeting_: Meeting;
  private readonly handshake_: Handshake;
  private readonly incoming_: Incoming;
  private readonly outgoing_: Outgoing;
  private readonly heartbeat_: Heartbeat;
  private readonly allows_: () => boolean;
  private readonly channel_: string;
  private readonly callTimeout_: number;
  private readonly connectTimeout_: number;
  private connectTimer_: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    // Without what somebody has put on Object.prototype.
    const own = (this.options_ = bare({ ...options }));
    const { channel = "", callTimeout = limits.callTimeout, connectTimeout = limits.connectTimeout } = own;
    const { heartbeat = limits.heartbeat, queue = limits.queuedCalls } = own;
    if (![callTimeout, connectTimeout, heartbeat].every(isTime))
      throw new BridgeError("invalid", "A time is out of range");
    this.channel_ = channel;
    this.callTimeout_ = callTimeout;
    this.connectTimeout_ = connectTimeout;
    this.allows_ = limited(own.messagesPerWindow ?? limits.messagesPerWindow);
    this.incoming_ = new Incoming(listMethods(own.methods ?? {}));
    this.outgoing_ = new Outgoing(queue);
    this.heartbeat_ = new Heartbeat(
      heartbeat,
      () => this.tell_("ping"),
      () => this.onLost_(),
    );
    this.handshake_ = createHandshake(channel, {
      onEpoch: () => this.end_("epoch", "connecting"),
      onPort: (port) => this.onPort_(port),
    });
    this.meeting_ = meetingAt(own.remote, own.origins, {
      receive: (data, ports, answer) => this.handshake_.receive(data, ports, answer),
      onLeave: () => this.onLeave_(),
      onReturn: () => this.begin_(),
    });
    this.ready = new Promise((resolve, reject) => (this.settle_ = { resolve, reject }));
    // Not everybody waits for it.
    this.ready.catch(() => {});
    this.occupy_();
    this.meeting_.listen();
    this.begin_();
  }

  call(
    path: readonly string[],
    parameters: readonly unknown[] = [],
    options: CallOptions = noOptions,
  ): Promise<unknown> {
    try {
      const { timeout = this.callTimeout_, transfer = [] } =
        options == noOptions ? options : bare({ ...options });
      if (!isTime(timeout)) throw new BridgeError("invalid", "The timeout is out of range");
      if (this.state == "closed" || this.state == "destroyed") throw this.ended_(this.state);
      const m = methodKey(path);
      const moved = [...transfer];
      const p = parameters.map((parameter) => unwrapped(parameter, moved));
      if (isHeavier(p, limits.messageSize, (buffer) => moved.includes(buffer)))
        throw new BridgeError("size", "The arguments are too large");
      return this.outgoing_.add((id) => ({ t: "call", id, m, p }), moved, timeout, this.post_());
    } catch (error) {
      return Promise.reject(error);
    }
  }

  destroy(): void {
    if (this.state == "destroyed") return;
    this.tell_("bye");
    this.meeting_.close();
    this.handshake_.rest();
    clearTimeout(this.connectTimer_);
    inUse.get(this.options_.remote)?.delete(this.channel_);
    this.end_("destroyed", "destroyed");
    this.settle_.reject(this.ended_("destroyed"));
  }

  private occupy_(): void {
    const channels = inUse.get(this.options_.remote) ?? new Set();
    if (channels.has(this.channel_))
      throw new BridgeError("invalid", "There is a connection on this channel already");
    inUse.set(this.options_.remote, channels.add(this.channel_));
  }

  private begin_(): void {
    clearTimeout(this.connectTimer_);
    this.connectTimer_ = after(this.connectTimeout_, () => this.onNobody_());
    this.handshake_.begin(this.meeting_);
  }

  /** Who reloads or comes late greets by itself. */
  private onNobody_(): void {
    this.handshake_.rest();
    const reason = new BridgeError("timeout", `No connection within ${this.connectTimeout_} ms`);
    this.outgoing_.rejectAll(reason);
    this.settle_.reject(reason);
  }

  private onPort_(port: MessagePort): void {
    clearTimeout(this.connectTimer_);
    this.port_ = port;
    port.onmessage = ({ data }) => this.onMessage_(data, port);
    this.heartbeat_.start();
    this.enter_("connected");
    this.settle_.resolve(this.remote);
    this.outgoing_.flush(this.post_()!);
  }

  private onMessage_(data: unknown, port: MessagePort): void {
    const message = this.allows_() ? asMessage(data) : undefined;
    if (!message) return void ++this.dropped;
    this.heartbeat_.heard();
    if (message.t == "call") this.incoming_.take(message, port);
    else if (message.t == "ping") this.tell_("pong");
    else if (message.t == "bye") this.end_("closed", "closed");
    else if (message.t == "leave") this.onLost_();
    else if (message.t != "pong" && !this.outgoing_.settle(message)) ++this.dropped;
  }

  /** This document goes, perhaps to be shown again: no event tells the other end of a port. */
  private onLeave_(): void {
    this.tell_("leave");
    this.handshake_.rest();
    if (this.state == "connected") this.end_("lost", "connecting");
  }

  /** Nobody is at the other end of the port: whoever comes there next is greeted. */
  private onLost_(): void {
    this.end_("lost", "connecting");
    this.begin_();
  }

  /** Ends an epoch, and with it all that was asked in it. */
  private end_(code: "epoch" | "lost" | "closed" | "destroyed", state: State): void {
    this.heartbeat_.stop();
    this.port_?.close();
    this.port_ = undefined;
    if (state == "connecting") this.outgoing_.rejectSent(this.ended_(code));
    else this.outgoing_.rejectAll(this.ended_(code));
    this.enter_(state);
  }

  private ended_(code: "epoch" | "lost" | "closed" | "destroyed"): BridgeError {
    const words = {
      epoch: "The other side was replaced",
      lost: "The other side is gone",
      closed: "The other side has ended the connection",
      destroyed: "The connection is destroyed",
    };
    return new BridgeError(code, words[code]);
  }

  private enter_(state: State): void {
    if (state == this.state) return;
    this.state = state;
    this.options_.onState?.(state);
  }

  private post_(): Post | undefined {
    const port = this.port_;
    return port && ((message, moved) => port.postMessage(message, moved));
  }

  private tell_(sign: "ping" | "pong" | "bye" | "leave"): void {
    this.port_?.postMessage({ t: sign });
  }
}

/**
 * Connects to the code in another window, worker or port that calls `connect()` as well, whichever of the two comes first. Gives
 * at once; throws a `BridgeError` `invalid` where an option does not fit. See docs/bridge.md.
 */
export function connect<Shape = Methods>(options: Options): Connection<Shape> {
  return new Bridge(options) as unknown as Connection<Shape>;
}
