import { BridgeError, restoredError } from "./errors";
import type { Message } from "./messages";
import { openCalls } from "./limits";

interface Call {
  readonly message: Message;
  readonly moved: Transferable[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}
export type Post = (message: Message, moved: Transferable[]) => void;
export type Answered = Extract<Message, { t: "value" | "error" | "thrown" }>;

/** A browser's timer can be set to no more than 24 days, and to `Infinity` not at all. */
export const after = (milliseconds: number, run: () => void): ReturnType<typeof setTimeout> | undefined =>
  Number.isFinite(milliseconds) ? setTimeout(run, milliseconds) : undefined;

/** The calls of this side: those that wait for a connection, in order, and those that wait for an answer. */
export class Outgoing {
  private readonly waiting_ = new Map<number, Call>();
  private readonly sent_ = new Map<number, Call>();
  private lastId_ = 0;

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
      const timer = after(timeout, () =>
        this.end_(id, new BridgeError("timeout", `No answer within ${timeout} ms`)),
      );
      const call = { message: make(id), moved, resolve, reject, timer };
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
    clearTimeout(call?.timer);
    return call;
  }
}
