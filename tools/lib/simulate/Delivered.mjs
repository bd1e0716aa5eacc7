import { problem } from "./problems.mjs";

/**
 * What the streams of one visitor have brought, over all connections: they follow one another, each from the latest change that the one
 * before brought. What came twice, what does not go on where it was, is a problem.
 */
export class Delivered {
  latest = 0;
  /** By id: `{seq, change, author, state, text}`. */
  messages = new Map();
  problems = [];
  #listener;
  #isFirstRepetition = true;

  /** `listener(message)`: one has changed or grown. */
  constructor(listener = () => {}) {
    this.#listener = listener;
  }

  /** A connection opens, with `latest` as its Last-Event-ID. */
  begin() {
    this.#isFirstRepetition = true;
  }

  take({ id, event, data }) {
    const value = parsed(data);
    if (!value) return this.#wrong("disordered", `an event without JSON: ${data.slice(0, 80)}`);
    if (event === "message") return id === undefined ? this.#repeat(value) : this.#change(Number(id), value);
    if (event === "delta") return this.#grow(value);
  }

  answers() {
    return [...this.messages.values()].filter(({ author }) => author === "assistant");
  }

  #change(change, message) {
    if (change !== message.change) this.#wrong("disordered", `event ${change} has change ${message.change}`);
    if (change <= this.latest)
      return this.#wrong("doubled", `change ${change} came again after ${this.latest}`);
    this.latest = change;
    this.#keep(message);
  }

  /** The text so far of what was known to be streaming: once for each connection. */
  #repeat(message) {
    const known = this.messages.get(message.id);
    if (!known || known.change !== message.change || !this.#isFirstRepetition)
      return this.#wrong("doubled", `message ${message.seq} came again without a change`);
    this.#isFirstRepetition = false;
    this.#keep(message);
  }

  #grow({ id, from, text }) {
    const message = this.messages.get(id);
    if (!message) return this.#wrong("lost", `text for ${id}, which never came`);
    if (from !== message.bytes)
      return this.#wrong(
        from < message.bytes ? "doubled" : "lost",
        `message ${message.seq} goes on at byte ${from} of ${message.bytes}`,
      );
    message.text += text;
    message.bytes += Buffer.byteLength(text);
    this.#listener(message);
  }

  #keep({ id, seq, change, author, state, text }) {
    const message = { id, seq, change, author, state, text, bytes: Buffer.byteLength(text) };
    this.messages.set(id, message);
    this.#listener(message);
  }

  #wrong(kind, what) {
    this.problems.push(problem(kind, `stream: ${what}`));
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
