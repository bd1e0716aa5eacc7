import { BridgeError, plainError } from "./errors";
import { messageSize, openCalls } from "./limits";
import type { Message } from "./messages";
import type { Method, MethodKey } from "./methods";
import { unwrapped } from "./transfer";
import { isHeavier } from "./weight";

type CallMessage = Extract<Message, { t: "call" }>;

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then == "function";

/** Carries out the other side's calls: only those that are listed, and answers each once, on the port it came by. */
export class Incoming {
  private running_ = 0;

  constructor(private readonly methods_: ReadonlyMap<MethodKey, Method>) {}

  take({ id, m, p }: CallMessage, port: MessagePort): void {
    try {
      this.check_(m, p);
      const result = this.methods_.get(m)!(...p);
      if (isThenable(result)) this.await_(id, result, port);
      else give(id, result, port);
    } catch (error) {
      fail(id, error, port);
    }
  }

  private check_(method: MethodKey, parameters: unknown[]): void {
    if (!this.methods_.has(method)) throw new BridgeError("method", "There is no such method");
    if (this.running_ >= openCalls) throw new BridgeError("busy", "Too many calls run");
    if (isHeavier(parameters, messageSize, () => true))
      throw new BridgeError("size", "The arguments are too large");
  }

  /** Without waiting where nothing is to be waited for: that would cost each call a turn more. */
  private await_(id: number, result: PromiseLike<unknown>, port: MessagePort): void {
    ++this.running_;
    Promise.resolve(result)
      .finally(() => --this.running_)
      .then((value) => give(id, value, port))
      .catch((error: unknown) => fail(id, error, port));
  }
}

function give(id: number, result: unknown, port: MessagePort): void {
  const moved: Transferable[] = [];
  const value = unwrapped(result, moved);
  if (isHeavier([value], messageSize, (buffer) => moved.includes(buffer)))
    throw new BridgeError("size", "The answer is too large");
  port.postMessage({ t: "value", id, p: value } satisfies Message, moved);
}

function fail(id: number, reason: unknown, port: MessagePort): void {
  const answer: Message =
    reason instanceof Error || reason instanceof DOMException
      ? { t: "error", id, p: plainError(reason) }
      : { t: "thrown", id, p: reason };
  try {
    if (answer.t == "thrown" && isHeavier([reason], messageSize, () => false))
      throw new BridgeError("size", "The reason is too large");
    port.postMessage(answer);
  } catch (error) {
    port.postMessage({ t: "error", id, p: plainError(error as Error) } satisfies Message);
  }
}
