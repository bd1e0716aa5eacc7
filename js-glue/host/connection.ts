import { rejectPending } from "./channel";
import { busy, failure } from "./errors";
import type { PipitError } from "./errors";
import { emit } from "./events";
import { iframe, insert } from "./frame";
import { maxWaitingSends, readyAfterInsertion, readyAfterLoad } from "./limits";
import { greet } from "./panel";
import { origin, site } from "./settings";
import { showFailure, showLive } from "./view";

/** Whether there is a channel that has been spoken on. */
export let live = false;

let error: PipitError | undefined;
/** Those who wait for the frame to be live; with a rejected promise they are turned away. */
const waiting: ((outcome: Promise<never> | undefined) => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Where no script waits for the outcome: a failure stands in the panel, and has its event. */
export const quietly = (promise: Promise<unknown>): unknown => promise.catch(() => {});

/**
 * A document has come: it speaks soon, if it has not done so already, to refuse or to be live. If it does not, it is most
 * likely the browser's, in place of one that may not be framed here: that, too, is hidden from the page around it.
 */
export function loaded(): void {
  if (!live && !error) expectWords(readyAfterLoad, !navigator.onLine);
}

/** The frame is an error unless it speaks in that time. */
function expectWords(milliseconds: number, retry: boolean): void {
  clearTimeout(timer);
  timer = setTimeout(fail, milliseconds, "blocked", retry);
}

/** Ends an epoch, and with it all that was pending; the next one has to come soon. */
export function restart(reason?: PipitError): void {
  live = false;
  error = reason;
  showLive(false);
  rejectPending(reason ?? failure("epoch", "reloaded"));
  expectWords(readyAfterInsertion, true);
}

/** The code says what happened, the text what to look at; `retry` is for the visitor, where that can help. */
export function fail(code: string, retry?: boolean): void {
  const reason = failure(
    code,
    `${origin} has to know site "${site}" and allow ${location.origin}; or CSP, blocker, network`,
  );
  restart(reason);
  settle(reason);
  showFailure(retry);
  console.error(reason);
  emit("error", reason);
}

/** The first words on the channel have come. */
export function connected(name: string): void {
  live = true;
  settle();
  showLive(true);
  greet();
  emit("ready", { name });
}

/** Nobody waits any longer. */
function settle(reason?: PipitError): void {
  clearTimeout(timer);
  waiting.splice(0).forEach((wait) => wait(reason && Promise.reject(reason)));
}

/** Waits until the frame is live. Loads it if need be, and once more if it was blocked. */
export async function reach(): Promise<void> {
  if (live) return;
  if (error && error.code != "blocked") throw error;
  if (waiting.length >= maxWaitingSends) throw busy();
  const outcome = new Promise<void>((wait) => waiting.push(wait));
  if (!iframe.parentNode || error) insert();
  return outcome;
}

/** Loads the frame, unseen, unless that has been tried. */
export function warm(): void {
  if (!iframe.parentNode) quietly(reach());
}
