import { failure } from "./errors";
import { isGranted, grant } from "./consent";
import { emit } from "./events";
import { iframe, insert } from "./frame";
import { liveAfterWords, maxWaitingSends, wordsAfterInsertion, wordsAfterLoad } from "./limits";
import { link, load } from "./loader";
import { after } from "./patience";
import { Promise } from "./primitives";
import type { PipitError } from "./public";
import { comes, config, site } from "./settings";
import { words, panel, showLive, showNotice } from "./view";

/** Whether there is a channel that has been spoken on. */
export let live = false;

/** Whether a document has come, and whether it has spoken: then it is the frame's own. */
let hasLoaded = false;
let hasSpoken = false;
let error: PipitError | undefined;
/** What all those have who wait for the frame to be live: however many they are, it takes no room. With a rejected promise they are turned away. */
let waiting: Promise<void> | undefined;
let wake: (reason?: PipitError) => void;
/** How many of them came with a call that takes room. */
let calls = 0;
let stopWaiting = (): void => {};

/** Where no script waits for the outcome: a failure stands in the panel, and has its event. */
export const quietly = (promise: Promise<unknown>): unknown => promise.catch(() => {});

/**
 * A document has come: it speaks soon, if it has not done so already. If it does not, it is most likely the browser's, in
 * place of one that is out of reach or may not be framed here: which of the two is hidden from the page around it.
 */
export function loaded(): void {
  hasLoaded = true;
  if (!hasSpoken && !error && link) expectWords(wordsAfterLoad);
}

/** The second script has come, without which nothing is heard. */
export function linked(): void {
  if (!iframe.parentNode) settle();
  if (hasLoaded) loaded();
}

/** The frame is an error unless it speaks in that time. */
function expectWords(milliseconds: number): void {
  stopWaiting();
  stopWaiting = after(milliseconds, () => fail("blocked", true));
}

/** The frame's own document runs here: whatever was told of it before, it is only slow. */
export function spoken(again: boolean): void {
  hasSpoken = true;
  restart(again);
}

/** Ends an epoch, and with it all that was pending; the next one has to come soon. A frame that was not reloaded stays in view. */
export function restart(again?: boolean, reason?: PipitError): void {
  live = false;
  error = reason;
  if (!again) showLive(false);
  link?.rejectPending(reason ?? failure("epoch", ""));
  expectWords(hasSpoken ? liveAfterWords : wordsAfterInsertion);
}

/** The code says what happened, the text what to look at; `retry` is for the visitor, where that can help. */
export function fail(code: string, retry?: boolean): void {
  const reason = failure(code, `allow ${self.origin} for ${site}; CSP, network`);
  giveUp(reason);
  // The visitor can do little; the console tells the page's owner why.
  showNotice(words[retry ? 3 : 4]!, retry && words[5], () => quietly(reach()));
  console.error(reason);
  emit("error", reason);
}

/** Nothing is waited for any more, and nobody is reached. */
export function giveUp(reason: PipitError): void {
  restart(false, reason);
  settle(reason);
}

/** The first words on the channel have come. */
export function connected(name: string): void {
  live = true;
  settle();
  showLive(true);
  emit("ready", { name });
}

/** Nobody waits any longer. */
function settle(reason?: PipitError): void {
  stopWaiting();
  if (waiting) wake(reason);
  waiting = undefined;
  calls = 0;
}

/** Waits until the frame is live, or until the second script is there where that alone is loaded. Loads it if need be, and once more if it was blocked. */
export async function reach(load = reload, takesRoom?: unknown): Promise<void> {
  if (live) return;
  if (error && error.code != "blocked") throw error;
  if (takesRoom && calls++ >= maxWaitingSends) throw failure("busy", "");
  const outcome = (waiting ??= new Promise(
    (done, refuse) => (wake = (reason) => (reason ? refuse(reason) : done())),
  ));
  if (!iframe.parentNode || error) load();
  return outcome;
}

/** Loads the frame if somebody waits for it, or else what comes forward by itself. */
export function resume(): void {
  if (waiting) reload();
  else if (comes) load();
}

/** Loads the frame, or loads it again, if the visitor has agreed to it; else asks them to. */
export function reload(): void {
  hasLoaded = hasSpoken = false;
  showLive(false);
  if (isGranted()) insert();
  else showNotice(config.consentText, words[6], grant);
}

/** Takes the frame away. */
export function drop(reason: PipitError): void {
  giveUp(reason);
  panel.textContent = "";
  error = undefined;
}

/** Whether there is a frame that can be asked. */
export const isReachable = (): boolean => !!iframe.parentNode && !error;

/** Loads the frame, unseen, unless that has been tried. */
export function warm(): void {
  if (!iframe.parentNode && isGranted()) quietly(reach());
}
