import type { Command, EngineEvent } from "../abi/layout";
import { MAX_QUEUED_EVENTS } from "./limits";

interface Handler {
  handle(event: EngineEvent, now: number, wall: number): Command[];
}

interface Hands {
  carryOut(command: Command): void;
  /** A batch is done: now is the time to show it. */
  settle(): void;
  /** The engine trapped: it takes no event any more. */
  trapped(cause: unknown): void;
}

/** One life of an engine: events go in one after another, the commands of each are carried out before the next. */
export class Runtime {
  readonly #engine: Handler;
  readonly #hands: Hands;
  readonly #queue: EngineEvent[] = [];
  #busy = false;
  #alive = true;

  constructor(engine: Handler, hands: Hands) {
    this.#engine = engine;
    this.#hands = hands;
  }

  /** An event that a command raises on the spot waits for its turn: the engine is never entered twice. */
  raise(event: EngineEvent): boolean {
    if (!this.#alive || this.#queue.length >= MAX_QUEUED_EVENTS) return false;
    this.#queue.push(event);
    if (!this.#busy) this.#drain();
    return this.#alive;
  }

  #drain(): void {
    this.#busy = true;
    for (let event = this.#queue.shift(); event && this.#alive; event = this.#queue.shift()) {
      for (const command of this.#commandsFor(event)) this.#carryOut(command);
      if (this.#alive) this.#hands.settle();
    }
    this.#busy = false;
  }

  #commandsFor(event: EngineEvent): Command[] {
    try {
      return this.#engine.handle(event, performance.now(), Date.now());
    } catch (cause) {
      this.#alive = false;
      this.#hands.trapped(cause);
      return [];
    }
  }

  /** A command that the browser refuses must not take those after it along. */
  #carryOut(command: Command): void {
    try {
      this.#hands.carryOut(command);
    } catch (cause) {
      reportError(cause);
    }
  }
}
