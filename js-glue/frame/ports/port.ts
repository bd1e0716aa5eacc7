import { EventTag } from "../../abi/layout";
import { MAX_ENVELOPE } from "../limits";
import type { Raise } from "./raise";

/** The private port to the host page, once the engine has adopted one. */
export class HostPort {
  readonly #raise: Raise;
  #port: MessagePort | undefined;

  constructor(raise: Raise) {
    this.#raise = raise;
  }

  adopt(port: MessagePort): void {
    this.close();
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "string" && data.length <= MAX_ENVELOPE)
        this.#raise({ tag: EventTag.PortMessage, data });
    };
  }

  post(data: string): void {
    this.#port?.postMessage(data);
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
