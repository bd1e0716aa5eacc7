import { bare } from "../bare";
import { room } from "../room";
import { tag } from "../link/tag";
import { say } from "./bubble";
import { dressLauncher } from "./launcher";
import { note, sinceNoted } from "./once";
import { readOptions } from "./options";
import { when } from "./rules";

/** Whether the visitor has opened the panel on this page, or it was open: then nothing comes forward by itself. */
let isKnown = tag.launcher.getAttribute("aria-expanded") == "true";
let dismiss = (): void => {};

/** Once for a visitor, and where nothing can be kept of that once on a page. */
function tease(text: string): void {
  const isFirst = (sinceNoted("Teaser") ?? Infinity) == Infinity;
  if (isKnown || !isFirst) return;
  note("Teaser");
  dismiss = say(text, bare({ ...tag, signal: tag.ending, open: () => open(document.activeElement) }));
}

function open(from?: unknown): void {
  tag.showChat(true, from);
  tag.reach().catch(() => {});
}

/** Milliseconds without a page of the site after which a session is over. */
const session = 1_800_000;

/**
 * Without the focus, which is the visitor's. Never twice in a session, in whichever tab, so not at all where nothing can be kept of the
 * first time.
 */
function openSoon(delay: number): void {
  const since = sinceNoted("Auto");
  if (since === undefined)
    console.warn("Pipit: autoOpen does nothing where nothing may be kept: it would open on each page");
  if (since! < session) note("Auto");
  else if (since) when(delay, "*", 0, openOnce);
}

function openOnce(): void {
  if (note("Auto") && !isKnown) open();
}

export function comeForward(): void {
  const { text, delay, scroll, pages, autoOpen, openDelay, launcher } = readOptions();
  tag.hearing("open", () => {
    isKnown = true;
    dismiss();
  });
  if (launcher) dressLauncher(launcher);
  if (text) when(delay, pages, scroll, () => tease(text));
  if (autoOpen == "always" || (autoOpen == "true" && matchMedia(room).matches)) openSoon(openDelay);
}
