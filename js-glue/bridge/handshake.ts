import { bare } from "../host/bare";
import { limited } from "../host/rateLimit";
import type { Answer, Meeting } from "./carrier";
import { greetingPause, greetingPauseCap, greetingsPerWindow } from "./limits";

/**
 * How two sides find each other. Requirements: either may come first, reload, or call again; no message goes to an origin
 * that was not named; nobody gets the port who has not shown to have read a greeting that was posted to exactly its origin.
 *
 * 1. Each side has a nonce of 128 random bits, a new one for each document and each new beginning, and posts `hello` with it to
 *    the origins that it knows, again after 100, 200, 400 … 2,000 ms.
 * 2. Who gets a `hello` answers to exactly its sender with a `hello` that repeats (`to`) the nonce it has read.
 * 3. Of two sides that have both had their nonce repeated, the one with the greater nonce makes a `MessageChannel`, keeps one end and
 *    sends the other with `connect`, that repeats both. From here on only the port speaks.
 * 4. A nonce that is not the known one is another document, or a new beginning: a new epoch. The old port is closed.
 */
interface Greeting {
  readonly pipit: 1;
  readonly t: "hello" | "connect";
  /** The channel: several connections can share two windows. */
  readonly c: string;
  readonly n: string;
  readonly to: string;
}

export interface Handshake {
  /** Takes what came where the sides meet; much of it is others' and no greeting. */
  receive(data: unknown, ports: readonly MessagePort[], answer: Answer): void;
  /** Begins anew, with a new nonce. */
  begin(meeting: Meeting): void;
  /** Greets no longer; a greeting that comes is still taken. */
  rest(): void;
}

export interface Events {
  /** The other side has a new nonce: what was asked of the old one gets no answer. */
  onEpoch(): void;
  onPort(port: MessagePort): void;
}

const hexadecimal = (byte: number): string => byte.toString(16).padStart(2, "0");
const newNonce = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), hexadecimal).join("");
const isNonce = (value: unknown): value is string =>
  typeof value == "string" && /^[\da-f]{16,64}$/.test(value);

function asGreeting(data: unknown, channel: string): Greeting | undefined {
  if (typeof data != "object" || !data) return;
  const greeting = bare(data) as Partial<Greeting>;
  const { pipit, t, c, n, to } = greeting;
  const fits =
    pipit === 1 &&
    (t == "hello" || t == "connect") &&
    c === channel &&
    isNonce(n) &&
    (to === "" || isNonce(to));
  return fits ? (greeting as Greeting) : undefined;
}

export function createHandshake(channel: string, { onEpoch, onPort }: Events): Handshake {
  let own = newNonce();
  let peer = "";
  let linked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const allows = limited(greetingsPerWindow);

  const greeting = (t: Greeting["t"]): Greeting => ({ pipit: 1, t, c: channel, n: own, to: peer });

  function rest(): void {
    clearTimeout(timer);
  }

  function greet(meeting: Meeting, pause: number): void {
    meeting.greet({ ...greeting("hello"), to: "" });
    timer = setTimeout(greet, pause, meeting, Math.min(pause * 2, greetingPauseCap));
  }

  function link(port: MessagePort): void {
    linked = true;
    rest();
    onPort(port);
  }

  function lead(answer: Answer): void {
    const { port1, port2 } = new MessageChannel();
    answer(greeting("connect"), [port2]);
    link(port1);
  }

  function onHello({ n, to }: Greeting, answer: Answer): void {
    if (n === own) return;
    if (n !== peer) {
      peer = n;
      linked = false;
      onEpoch();
    }
    if (linked) return;
    if (to === own && own > peer) lead(answer);
    else answer(greeting("hello"));
  }

  function onConnect({ n, to }: Greeting, port: MessagePort | undefined): void {
    if (port && !linked && n === peer && to === own) link(port);
  }

  return {
    receive(data, ports, answer) {
      const greeting = asGreeting(data, channel);
      if (!greeting || !allows()) return;
      if (greeting.t == "hello") onHello(greeting, answer);
      else onConnect(greeting, ports[0]);
    },
    begin(meeting) {
      rest();
      own = newNonce();
      peer = "";
      linked = false;
      greet(meeting, greetingPause);
    },
    rest,
  };
}
