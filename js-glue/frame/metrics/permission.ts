import { ANSWER_TIME } from "./limits";

/** Posts to the host page, with the end of a channel for its answer. */
export type Tell = (word: string, end: MessagePort) => void;

const QUESTION = '{"v":2,"id":0,"t":"measure","p":{}}';

/** Global Privacy Control (W3C) and, where browsers still send it, Do Not Track: whoever sends them is not measured. */
const hasSignal = (): boolean =>
  !!(navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl || navigator.doNotTrack === "1";

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
