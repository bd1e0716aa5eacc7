import { EventTag } from "../../abi/layout";
import { MAX_DELAY } from "../limits";
import type { Raise } from "./raise";

/**
 * The engine's one timer: setting it replaces what was set before.
 *
 * A timer that another one sets, and so on, goes off once a minute in Chromium on a page that has been hidden for five of them. One that a
 * message sets goes off once a second there, however long: so a message goes between the two.
 */
export class Alarm {
  readonly #raise: Raise;
  readonly #isHidden: () => boolean;
  readonly #between = new MessageChannel();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds to wait once the message has come, unless the alarm was set anew or cleared. */
  #wait: number | undefined;

  constructor(raise: Raise, isHidden = () => document.hidden) {
    this.#raise = raise;
    this.#isHidden = isHidden;
    this.#between.port1.onmessage = () => this.#start();
  }

  /** Rounded up: an alarm that goes off early would find nothing due and be set again for a fraction. */
  set(delay: number): void {
    this.clear();
    this.#wait = Math.ceil(Math.min(Math.max(delay, 0), MAX_DELAY)) || 0;
    if (this.#isHidden()) this.#between.port2.postMessage(0);
    else this.#start();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#wait = undefined;
  }

  #start(): void {
    if (this.#wait === undefined) return;
    this.#timer = setTimeout(() => this.#raise({ tag: EventTag.Alarm }), this.#wait);
    this.#wait = undefined;
  }
}
