import { EventTag } from "../../abi/layout";
import { MAX_DELAY } from "../limits";
import type { Raise } from "./raise";

/** The engine's one timer: setting it replaces what was set before. */
export class Alarm {
  readonly #raise: Raise;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(raise: Raise) {
    this.#raise = raise;
  }

  /** Rounded up: an alarm that goes off early would find nothing due and be set again for a fraction. */
  set(delay: number): void {
    this.clear();
    const wait = Math.ceil(Math.min(Math.max(delay, 0), MAX_DELAY)) || 0;
    this.#timer = setTimeout(() => this.#raise({ tag: EventTag.Alarm }), wait);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
