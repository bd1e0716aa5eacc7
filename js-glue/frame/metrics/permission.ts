import { EventTag } from "../../abi/layout";
import { ANSWER_TIME } from "./limits";
import type { Note } from "./notes";

/** Posts to the host page, with the end of a channel for its answer. */
export type Tell = (word: string, end: MessagePort) => void;

export const QUESTION = '{"v":2,"id":0,"t":"measure","p":{}}';

/** Global Privacy Control (W3C) and, where browsers still send it, Do Not Track: whoever sends them is not measured. */
export const hasSignal = (): boolean =>
  !!(navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl || navigator.doNotTrack === "1";

/** The page's words for: opted out, in this tab or another one (js-glue/host/visitor/optingOut.ts), or nothing is to be known of the visitor any more. */
const WITHDRAWN = /^\{"v":\d+,"id":\d+,"t":"(storage\.changed","p":\{"k":"(out|erase)"|erase"|logout")/;

/** That the visitor has opted out. */
export const isOut = (data: string): boolean =>
  data.startsWith('{"v":2,"id":0,"t":"storage.changed","p":{"k":"out"}');

export const isWithdrawn = ({ event }: Note): boolean =>
  event?.tag === EventTag.VisitorErase ||
  (event?.tag === EventTag.PortMessage && WITHDRAWN.test(event.data.slice(0, 120)));

/** Whether the visitor may be measured: the page knows whether they have opted out. A page that does not answer says no. */
export function mayMeasure(tell: Tell): Promise<boolean> {
  if (hasSignal()) return Promise.resolve(false);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const end = (may: boolean): void => {
      port1.close();
      resolve(may);
    };
    port1.onmessage = ({ data }) => end(data === true);
    setTimeout(end, ANSWER_TIME, false);
    tell(QUESTION, port2);
  });
}
