import { decode, encode } from "./envelope";
import type { Payload } from "./envelope";
import { busy, failure } from "./errors";
import { fail } from "./connection";
import { answerTimeout, maxWaitingSends } from "./limits";
import { allows } from "./rateLimit";
import { receive } from "./receive";

/** Settles a request; with a rejected promise it rejects it. */
type Settle = (answer: Payload | Promise<never>) => void;

/** Messages that did not fit the protocol. */
export let dropped = 0;

/** The private port of the current epoch, and what has been asked on it. */
let port: MessagePort | undefined;
const pending = new Map<number, Settle>();
let lastId = 0;

/** Begins an epoch: gives the frame's end. */
export function openChannel(): MessagePort {
  const channel = new MessageChannel();
  port?.close();
  port = channel.port1;
  port.onmessage = onPortMessage;
  return channel.port2;
}

export function rejectPending(reason: Error): void {
  pending.forEach((settle) => settle(Promise.reject(reason)));
  pending.clear();
}

/** Tells the frame, once it is live. Payloads to the frame are JSON. */
export function post(type: string, payload: string, id = 0): void {
  port!.postMessage(encode(id, type, payload));
}

/** Asks the frame. Living, it answers at once: silence means that it is gone. */
export const request = (type: string, payload: string): Promise<Payload> =>
  new Promise((settle) => {
    if (pending.size >= maxWaitingSends) throw busy();
    const id = ++lastId;
    pending.set(id, settle);
    post(type, payload, id);
    setTimeout(() => pending.has(id) && fail("blocked", true), answerTimeout);
  });

function onPortMessage({ data }: MessageEvent): void {
  const envelope = allows() && decode(data);
  if (!envelope) return void dropped++;
  const { id, t, p } = envelope;
  if (t == "reply") {
    pending.get(id)?.(p["ok"] === true ? p : Promise.reject(failure("" + p["code"], "refused")));
    return void pending.delete(id);
  }
  const answer = receive(t, p);
  if (!answer) dropped++;
  else if (id) post("reply", answer, id);
}
