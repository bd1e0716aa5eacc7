import { answerTimeout, maxMessagesPerWindow, maxWaitingSends } from "../limits";
import type { Payload } from "../halves";
import { bare } from "../bare";
import { decode, encode } from "./envelope";
import { heard } from "./heartbeat";
import type { State } from "../public";
import { done, receive, state } from "./receive";
import { apply, getOwnPropertyDescriptor, keys } from "./primitives";
import { tag } from "./tag";

// Taken at the start: what a page makes of them later is neither asked nor told.
const { MessageChannel, MessagePort, MessageEvent, Promise } = window;
const { postMessage } = MessagePort.prototype;
const readData = getOwnPropertyDescriptor(MessageEvent.prototype, "data")!.get!;
const readPorts = getOwnPropertyDescriptor(MessageEvent.prototype, "ports")!.get!;

/** What a request waits for. */
interface Pending {
  answer(payload: Payload): void;
  refuse(reason: Error): void;
  giveUp(): void;
}

const allows = tag.limited(maxMessagesPerWindow);
const unknown = '{"ok":false,"code":"invalid"}';

let droppedMessages = 0;
/** What the frame said last of itself; dropped is what did not fit the protocol, there and here. */
export const told = (): Partial<State> => bare({ ...state, dropped: state.dropped + droppedMessages });

/** The private port of the current epoch, and what has been asked on it. */
let port: MessagePort | undefined;
const pending: Record<number, Pending> = bare({});
let lastId = 0;
/** The greatest id of the frame's that was acted upon. Its ids ascend, and come again where it had no answer. */
let greatestId = 0;

/** Another life of the frame's engine counts anew. */
export function startOver(): void {
  greatestId = 0;
}

/** Begins an epoch: gives the frame's end. */
export function openChannel(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port?.close();
  port = port1;
  port.onmessage = onPortMessage;
  return port2;
}

export function rejectPending(reason: Error): void {
  const ids = keys(pending);
  for (let index = 0; index < ids.length; index++) take(+ids[index]!)?.refuse(reason);
}

function take(id: number): Pending | undefined {
  const asked = pending[id];
  asked?.giveUp();
  delete pending[id];
  return asked;
}

function say(id: number, type: string, payload: string): void {
  apply(postMessage, port, [encode(id, type, payload)]);
}

/** Tells the frame, once it is live. Payloads to the frame are JSON. */
export const post = (type: string, payload: string): void => say(0, type, payload);

/** Asks whether somebody is there: any word is an answer. */
export const ping = (): void => say(++lastId, "ping", "{}");

/** Asks the frame. Living, it answers at once: silence means that it is gone. */
export const request = (type: string, payload: string): Promise<Payload> =>
  new Promise((answer, refuse) => {
    // What was about to be asked when the chat ended.
    if (tag.ending.aborted) throw tag.failure("destroyed", "");
    if (keys(pending).length >= maxWaitingSends) throw tag.failure("busy", "");
    const id = ++lastId;
    pending[id] = bare({
      answer,
      refuse,
      giveUp: tag.after(answerTimeout, () => tag.fail("blocked", true)),
    });
    say(id, type, payload);
  });

function onPortMessage(event: MessageEvent): void {
  const envelope = allows() && decode(apply(readData, event, []));
  if (!envelope) return void droppedMessages++;
  const { id, t, p } = envelope;
  heard(t);
  if (t == "reply") settle(id, p);
  else if (!id) act(t, p, apply(readPorts, event, []));
  else if (id <= greatestId) say(id, "reply", done);
  else {
    greatestId = id;
    say(id, "reply", act(t, p));
  }
}

function settle(id: number, payload: Payload): void {
  const asked = take(id);
  if (payload["ok"] === true) asked?.answer(payload);
  else asked?.refuse(tag.failure("" + payload["code"], ""));
}

function act(type: string, payload: Payload, ports?: readonly MessagePort[]): string {
  const answer = receive(type, payload, ports);
  if (!answer) droppedMessages++;
  return answer ?? unknown;
}
