import type { Payload } from "../halves";
import { tag } from "./tag";

// Set by the bundler, which knows that script when it makes this one.
declare const FORWARD_PATH: string;
declare const FORWARD_INTEGRITY: string;

const load = (): void => tag.include(FORWARD_PATH, FORWARD_INTEGRITY);

/** What a page has come forward by itself is a script of its own: few do. */
export function loadTeaser(): void {
  if (tag.comes) load();
}

/** So do notifications, which few visitors want: it runs for each word, and does all that waits. */
export function notify(word: Payload, port: MessagePort | undefined): void {
  word["port"] = port;
  word["before"] = tag.config.asked;
  tag.config.asked = word;
  load();
}
