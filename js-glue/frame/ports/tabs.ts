import { EventTag } from "../../abi/layout";
import { MAX_TAB_MESSAGE } from "../limits";
import type { Raise } from "./raise";

/** The channel to the frames in other tabs. What is no text, too long or cannot be read never reaches the engine. */
export class Tabs {
  readonly #raise: Raise;
  #channel: BroadcastChannel | undefined;

  constructor(raise: Raise) {
    this.#raise = raise;
  }

  open(name: string): void {
    this.close();
    this.#channel = channelOf(name);
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#receive(data);
    this.#raise({ tag: EventTag.TabsOpened, ok: this.#channel !== undefined });
  }

  post(data: string): void {
    this.#channel?.postMessage(data);
  }

  /** A page with an open channel is not cached. */
  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  #receive(data: unknown): void {
    if (typeof data === "string" && data.length <= MAX_TAB_MESSAGE)
      this.#raise({ tag: EventTag.TabMessage, data });
  }
}

function channelOf(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
