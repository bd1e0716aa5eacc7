import { reach, quietly } from "./connection";
import { ofDocument } from "./document";
import { isGranted } from "./consent";
import { emit } from "./events";
import { link } from "./loader";
import { openHere } from "./remembered";
import { room } from "./room";
import { inline } from "./settings";
import { attach, host, showPanel } from "./view";

export let shown = false;
/** What had the focus when the visitor opened the panel. */
let focusFrom: unknown;

/** What is hidden is not seen: what comes meanwhile is not read, and the page behind it moves. */
export const tellLink = (): unknown => link?.turn(shown && !host.hidden, focusFrom);

/** An inline chat is always open. */
export function show(open: boolean, from?: unknown): void {
  if (inline) open = true;
  else openHere(open && isGranted() ? "setItem" : "removeItem");
  if (shown == open) return;
  shown = open;
  focusFrom = from;
  showPanel(open);
  tellLink();
  emit(open ? "open" : "close");
}

/** A browser that cannot say whether the visitor has just acted is taken to mean so. */
export function open(byVisitor: unknown = navigator.userActivation?.isActive !== false): Promise<void> {
  attach();
  show(true, byVisitor && ofDocument("activeElement"));
  return reach();
}

export const close = (): void => show(false);

export const toggle = async (): Promise<void> => (shown ? close() : open());

/** Opens the panel where it was open on the page before; at full screen it would only hide this page. */
export function restore(): void {
  if (!shown && openHere("getItem") && matchMedia(room).matches) quietly(open(false));
}

/** The launcher and the panel: not seen, and not closed either. */
export const veil = (hidden: boolean) => (): void => {
  host.hidden = hidden;
  tellLink();
};
