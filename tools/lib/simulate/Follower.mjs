import { setTimeout as pause } from "node:timers/promises";
import { Backoff, STREAMS } from "./backoff.mjs";
import { EventReader } from "./EventReader.mjs";

// The widget's streamSilence: the service says something every 15 s.
const SILENCE = 40_000;

/** One tab's event stream: it goes on where the one before was, for as long as the tab is there. */
export class Follower {
  #visitor;
  #abort = new AbortController();
  #backoff;
  #ended;

  /** `visitor`: its wire, network, weather, delivered, tally and headers. */
  constructor(visitor) {
    this.#visitor = visitor;
    this.#backoff = new Backoff(STREAMS, visitor.network);
    this.#ended = this.#run();
  }

  /** Whatever was on its way by now was not heard. */
  async close() {
    this.#abort.abort();
    await this.#ended;
  }

  get #isClosed() {
    return this.#abort.signal.aborted;
  }

  async #run() {
    const { tally } = this.#visitor;
    while (!this.#isClosed) {
      const held = await this.#connect();
      if (this.#isClosed) return;
      this.#visitor.disturb();
      tally.count("reconnects");
      await this.#wait(Math.max(held, this.#backoff.next()));
    }
  }

  /** Until the connection ends; gives for how long the service wants to be left alone. */
  async #connect() {
    const { wire, delivered, tally, weather } = this.#visitor;
    const last = delivered.latest;
    const headers = { ...this.#visitor.headers, ...(last > 0 && { "Last-Event-ID": String(last) }) };
    let answer;
    try {
      answer = await wire.follow({ path: "/api/events", headers, signal: this.#abort.signal });
    } catch {
      return 0;
    }
    if (answer.statusCode !== 200) {
      answer.destroy();
      return tally.refused("/api/events", answer.statusCode, answer.headers);
    }
    tally.count("streams");
    this.#backoff.reset();
    delivered.begin();
    await this.#read(answer, weather.ofStream());
    return 0;
  }

  #read(answer, fault) {
    const { delivered, tally } = this.#visitor;
    const reader = new EventReader();
    let pieces = 0;
    let isOver = false;
    answer.setTimeout(SILENCE, () => answer.destroy());
    return new Promise((done) => {
      answer.on("close", done);
      answer.on("data", (piece) => {
        // Node goes on to hand out what it had read before the connection was destroyed.
        if (isOver || this.#isClosed) return;
        const isCut = ++pieces > fault.cut;
        isOver = isCut;
        const part = isCut ? piece.subarray(0, piece.length >> 1) : piece;
        for (const event of reader.read(part)) delivered.take(event);
        if (isCut) {
          tally.count("fault.stream-cut");
          answer.destroy();
        } else if (pieces === fault.pause) this.#pauseReading(answer, fault.pauseFor);
      });
    });
  }

  #pauseReading(answer, milliseconds) {
    this.#visitor.tally.count("fault.stream-pause");
    this.#visitor.disturb();
    answer.pause();
    setTimeout(() => answer.resume(), milliseconds);
  }

  /** Less if the tab is closed meanwhile. */
  #wait(milliseconds) {
    return pause(milliseconds, undefined, { signal: this.#abort.signal }).catch(() => {});
  }
}
