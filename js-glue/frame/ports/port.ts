import { EventTag } from "../../abi/layout";
import { MAX_ENVELOPE } from "../limits";
import type { Raise } from "./raise";

/** What the engine knows nothing of: it is the views' doing. */
const EXPORT = '{"v":2,"id":0,"t":"export","p":{}}';

/** The private port to the host page, once the engine has adopted one. */
export class HostPort {
  readonly #raise: Raise;
  readonly #exportAll: () => void;
  #port: MessagePort | undefined;

  constructor(raise: Raise, exportAll: () => void) {
    this.#raise = raise;
    this.#exportAll = exportAll;
  }

  adopt(port: MessagePort): void {
    this.close();
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === EXPORT) this.#exportAll();
      else if (typeof data === "string" && data.length <= MAX_ENVELOPE)
        this.#raise({ tag: EventTag.PortMessage, data });
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
