import { bare } from "../bare";
import { room } from "../room";
import { tag } from "../link/tag";
import { say } from "./bubble";
import { note, sinceNoted } from "./once";
import { autoOpen, delay, openDelay, pages, scroll, text } from "./options";
import { when } from "./rules";

/** Whether the visitor has opened the panel on this page, or it was open: then nothing comes forward by itself. */
let isKnown = tag.launcher.getAttribute("aria-expanded") == "true";
let dismiss = (): void => {};
tag.on("open", () => {
  isKnown = true;
  dismiss();
});

/** Once for a visitor, and where nothing can be kept of that once on a page. */
function tease(): void {
  const isFirst = (sinceNoted("Teaser") ?? Infinity) == Infinity;
  if (isKnown || !isFirst) return;
  note("Teaser");
  dismiss = say(text!, bare({ ...tag, open: () => open(document.activeElement) }));
}

function open(from?: unknown): void {
  tag.show(true, from);
  tag.reach().catch(() => {});
}

/** Milliseconds without a page of the site after which a session is over. */
const session = 1_800_000;

/**
 * Without the focus, which is the visitor's. Never twice in a session, in whichever tab, so not at all where nothing can be kept of the
 * first time.
 */
function openSoon(): void {
  const since = sinceNoted("Auto");
  if (since! < session) note("Auto");
  else if (since) when(openDelay, "*", 0, openOnce);
}

function openOnce(): void {
  if (note("Auto") && !isKnown) open();
}

if (text) when(delay, pages, scroll, tease);
if (autoOpen == "always" || (autoOpen == "true" && matchMedia(room).matches)) openSoon();
