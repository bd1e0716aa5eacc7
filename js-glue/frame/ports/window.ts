import { EventTag } from "../../abi/layout";
import { MAX_ENVELOPE } from "../limits";
import type { Raise } from "./raise";

/**
 * The way in and out before there is a private port. A port that comes with a message is held while the engine looks at
 * that very message; unless the engine adopts it then, it is closed.
 */
export class ParentWindow {
  readonly #raise: Raise;
  #held: MessagePort | undefined;

  constructor(raise: Raise) {
    this.#raise = raise;
    addEventListener("message", this.#receive);
  }

  post(data: string, target: string): void {
    if (target !== "*") parent.postMessage(data, target);
  }

  adopt(): MessagePort | undefined {
    const port = this.#held;
    this.#held = undefined;
    return port;
  }

  // The cheapest check is the first: a page can send very many messages.
  readonly #receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== parent) return;
    const { data, origin, ports } = event;
    const fits = typeof data === "string" && data.length <= MAX_ENVELOPE && ports.length === 1;
    if (!fits) return ports.forEach((port) => port.close());
    this.#held = ports[0];
    this.#raise({ tag: EventTag.WindowMessage, origin, data });
    this.adopt()?.close();
  };
}
