import { decode, encode } from "./envelope";
import type { Envelope } from "./envelope";
import { failure } from "./errors";
import { answerTimeout, maxWaitingSends } from "./limits";
import { own } from "./objects";

/** What the frame says: the answer's fields, or nothing where the type is unknown. */
export type Receive = (type: string, payload: object) => object | undefined;

interface Pending {
  readonly resolve: (payload: object) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** One epoch: the private port to the frame, from the handshake until the next one. */
export class Channel {
  dropped = 0;
  private lastId_ = 0;
  private readonly pending_ = new Map<number, Pending>();

  constructor(
    private readonly port_: MessagePort,
    private readonly allows_: () => boolean,
    private readonly receive_: Receive,
  ) {
    port_.onmessage = (event: MessageEvent) => this.take_(event.data);
  }

  post(type: string, payload: object): void {
    this.port_.postMessage(encode(0, type, payload));
  }

  /** Asks, and gives the answer's payload. The answer comes at once from a living frame, so silence means that it is gone. */
  request(type: string, payload: object): Promise<object> {
    return new Promise((resolve, reject) => {
      if (this.pending_.size >= maxWaitingSends) return reject(failure("busy", "too many requests at once"));
      const id = ++this.lastId_;
      const timer = setTimeout(
        () => this.settle_(id)?.reject(failure("timeout", "no answer")),
        answerTimeout,
      );
      this.pending_.set(id, { resolve, reject, timer });
      this.port_.postMessage(encode(id, type, payload));
    });
  }

  close(reason: Error): void {
    this.port_.close();
    [...this.pending_.keys()].forEach((id) => this.settle_(id)?.reject(reason));
  }

  private take_(data: unknown): void {
    const envelope = this.allows_() ? decode(data) : undefined;
    if (!envelope || !this.handle_(envelope)) this.dropped++;
  }

  private handle_({ id, type, payload }: Envelope): boolean {
    if (type == "reply") return this.answered_(id, payload);
    const answer = this.receive_(type, payload);
    if (answer && id) this.reply_(id, answer);
    return !!answer;
  }

  private reply_(id: number, answer: object): void {
    this.port_.postMessage(encode(id, "reply", answer));
  }

  private answered_(id: number, payload: object): boolean {
    const pending = this.settle_(id);
    if (own(payload, "ok") === true) pending?.resolve(payload);
    else pending?.reject(failure(String(own(payload, "code")), "the chat refused the request"));
    return !!pending;
  }

  private settle_(id: number): Pending | undefined {
    const pending = this.pending_.get(id);
    clearTimeout(pending?.timer);
    this.pending_.delete(id);
    return pending;
  }
}
