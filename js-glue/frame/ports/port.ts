import { EventTag } from "../../abi/layout";
import { MAX_ENVELOPE } from "../limits";
import type { Raise } from "./raise";

/** What the engine knows nothing of: it is the views' doing. */
const EXPORT = '{"v":2,"id":0,"t":"export","p":{}}';
const FEEDBACK = /^\{"v":2,"id":0,"t":"feedback","p":\{"kind":"(\w*)"\}\}$/;

/** The private port to the host page, once the engine has adopted one. */
export class HostPort {
  readonly #raise: Raise;
  readonly #exportAll: () => void;
  readonly #askFeedback: (kind: string) => void;
  #port: MessagePort | undefined;

  constructor(raise: Raise, exportAll: () => void, askFeedback: (kind: string) => void) {
    this.#raise = raise;
    this.#askFeedback = askFeedback;
    this.#exportAll = exportAll;
  }

  adopt(port: MessagePort): void {
    this.close();
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === EXPORT) return this.#exportAll();
      if (typeof data !== "string" || data.length > MAX_ENVELOPE) return;
      const feedback = FEEDBACK.exec(data);
      if (feedback) this.#askFeedback(feedback[1]!);
      else this.#raise({ tag: EventTag.PortMessage, data });
    };
  }

  /** With the end of a channel of its own, where that is to be answered past the engine. */
  post(data: string, ...ends: MessagePort[]): void {
    this.#port?.postMessage(data, ends);
  }

  /** For the visitor who closes the panel when there is no engine any more to say so. */
  sayClosed(version: number): void {
    this.post(`{"v":${version},"id":0,"t":"close","p":{}}`);
  }

  close(): void {
    this.#port?.close();
    this.#port = undefined;
  }
}
