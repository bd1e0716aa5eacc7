import { rejectPending } from "./channel";
import { busy, failure } from "./errors";
import type { PipitError } from "./errors";
import { emit } from "./events";
import { iframe, insert } from "./frame";
import { maxWaitingSends, readyAfterInsertion, readyAfterLoad } from "./limits";
import { greet } from "./panel";
import { origin } from "./settings";
import { showFailure, showLive } from "./view";

/** Whether there is a channel that has been spoken on. */
export let live = false;

let error: PipitError | undefined;
/** Those who wait for the frame to be live; with a rejected promise they are turned away. */
const waiting: ((outcome?: Promise<never>) => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Where no script waits for the outcome: a failure stands in the panel, and has its event. */
export const quietly = (promise: Promise<unknown>): unknown => promise.catch(() => {});

/** A document has come: it speaks soon, if it has not done so already, to refuse or to be live. */
export function loaded(): void {
  if (!live && !error) expectWords(readyAfterLoad);
}

/** The frame is an error unless it speaks in that time. */
function expectWords(milliseconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(block, milliseconds);
}

/** Ends an epoch, and with it all that was pending; the next one has to come soon. */
export function restart(reason?: PipitError): void {
  live = false;
  error = reason;
  showLive(false);
  rejectPending(reason ?? failure("epoch", "reloaded"));
  expectWords(readyAfterInsertion);
}

export function fail(code: string, message: string): void {
  const reason = failure(code, message);
  restart(reason);
  settle((wait) => wait(Promise.reject(reason)));
  showFailure(reason);
  console.error(reason);
  emit("error", reason);
}

export function block(): void {
  fail("blocked", origin + " does not answer: network, CSP or allowed origins?");
}

/** The first words on the channel have come. */
export function connected(name: string): void {
  live = true;
  settle((wait) => wait());
  showLive(true);
  greet();
  emit("ready", { name });
}

/** Nobody waits any longer. */
function settle(how: (wait: (outcome?: Promise<never>) => void) => void): void {
  clearTimeout(timer);
  waiting.splice(0).forEach(how);
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
