import { BridgeError, restoredError } from "./errors";
import type { Message } from "./messages";
import { openCalls } from "./limits";

interface Call {
  readonly message: Message;
  readonly moved: Transferable[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly timeout: number;
  /** By `performance.now()`. */
  readonly deadline: number;
}
export type Post = (message: Message, moved: Transferable[]) => void;
export type Answered = Extract<Message, { t: "value" | "error" | "thrown" }>;

/** No browser's timer can be set to `Infinity`. */
export const after = (milliseconds: number, run: () => void): ReturnType<typeof setTimeout> | undefined =>
  Number.isFinite(milliseconds) ? setTimeout(run, milliseconds) : undefined;

/** The calls of this side: those that wait for a connection, in order, and those that wait for an answer. */
export class Outgoing {
  private readonly waiting_ = new Map<number, Call>();
  private readonly sent_ = new Map<number, Call>();
  private lastId_ = 0;
  private timer_: ReturnType<typeof setTimeout> | undefined;
  /** When it goes off. */
  private alarm_ = Infinity;

  constructor(private readonly mostWaiting_: number) {}

  /** Sends a call, or keeps it until `flush` where `post` is not given. */
  add(
    make: (id: number) => Message,
    moved: Transferable[],
    timeout: number,
    post: Post | undefined,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (post ? this.sent_.size >= openCalls : this.waiting_.size >= this.mostWaiting_)
        throw new BridgeError("busy", "Too many calls wait");
      const id = (this.lastId_ = (this.lastId_ + 1) >>> 0);
      const deadline = performance.now() + timeout;
      const call = { message: make(id), moved, resolve, reject, timeout, deadline };
      this.wakeAt_(deadline);
      this.waiting_.set(id, call);
      if (post) this.send_(id, call, post);
    });
  }

  flush(post: Post): void {
    for (const [id, call] of [...this.waiting_]) this.send_(id, call, post);
  }

  /** Gives false where nobody waits for it: it came too late, or was made up. */
  settle(answer: Answered): boolean {
    const call = this.take_(answer.id);
    if (answer.t == "value") call?.resolve(answer.p);
    else call?.reject(answer.t == "error" ? restoredError(answer.p) : answer.p);
    return !!call;
  }

  /** Nobody answers those that were sent. What still waits is not lost: the next one gets it. */
  rejectSent(reason: BridgeError): void {
    for (const id of [...this.sent_.keys()]) this.end_(id, reason);
  }

  rejectAll(reason: BridgeError): void {
    this.rejectSent(reason);
    for (const id of [...this.waiting_.keys()]) this.end_(id, reason);
    clearTimeout(this.timer_);
    this.alarm_ = Infinity;
  }

  private send_(id: number, call: Call, post: Post): void {
    this.waiting_.delete(id);
    this.sent_.set(id, call);
    try {
      post(call.message, call.moved);
    } catch (error) {
      this.end_(id, new BridgeError("clone", String((error as Error).message)));
    }
  }

  private end_(id: number, reason: BridgeError): void {
    this.take_(id)?.reject(reason);
  }

  private take_(id: number): Call | undefined {
    const call = this.sent_.get(id) ?? this.waiting_.get(id);
    this.sent_.delete(id);
    this.waiting_.delete(id);
    return call;
  }

  /** One timer for all calls, which mostly finds nothing to do: one for each call would cost each more than its message. */
  private wakeAt_(deadline: number): void {
    if (deadline >= this.alarm_) return;
    clearTimeout(this.timer_);
    this.alarm_ = deadline;
    this.timer_ = after(Math.max(0, deadline - performance.now()), () => this.expire_());
  }

  private expire_(): void {
    const now = performance.now();
    this.alarm_ = Infinity;
    for (const calls of [this.sent_, this.waiting_])
      for (const [id, { deadline, timeout }] of [...calls])
        if (deadline > now) this.wakeAt_(deadline);
        else this.end_(id, new BridgeError("timeout", `No answer within ${timeout} ms`));
  }
}
