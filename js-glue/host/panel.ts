import { live, reach, warm, quietly } from "./connection";
import { ofDocument } from "./document";
import { isGranted } from "./consent";
import { emit } from "./events";
import { iframe } from "./frame";
import { link } from "./loader";
import { openHere } from "./remembered";
import { roomy } from "./styles";
import { attach, host, showPanel } from "./view";

export let shown = false;
/** What had the focus when the visitor opened the panel: it is taken from there alone, not from where they went since. */
let focusFrom: unknown;

/** Tells the frame that it is seen, and how large, and hands it the focus where that is what the visitor waits for. */
export function greet(): void {
  if (!shown || !live) return;
  const focus = focusFrom === ofDocument("activeElement");
  focusFrom = undefined;
  if (focus) iframe.focus();
  link!.post("open", `{"focus":${focus},"full":${!roomy.matches}}`);
}

export function show(open: boolean): void {
  if (isGranted()) openHere(open ? "setItem" : "removeItem");
  if (shown == open) return;
  shown = open;
  showPanel(open);
  link?.lockPage(open);
  if (!open && live) link!.post("close", "{}");
  greet();
  emit(open ? "open" : "close");
}

/** A browser that cannot say whether the visitor has just acted is taken to mean so. */
export function open(byVisitor: unknown = navigator.userActivation?.isActive !== false): Promise<void> {
  attach();
  focusFrom = byVisitor && ofDocument("activeElement");
  show(true);
  return reach();
}

export const close = (): void => show(false);

export const toggle = async (): Promise<void> => (shown ? show(false) : open());

/** Opens the panel where it was open on the page before; at full screen it would only hide this page. */
export function restore(): void {
  if (shown || !openHere("getItem")) return;
  if (roomy.matches) quietly(open(false));
  else warm();
}

/** The launcher and the panel: not seen, and not closed either. */
export const hide = (): void => void (host.hidden = true);
export const unhide = (): void => void (host.hidden = false);

/** Whether the visitor may be looking at it: then it is asked whether it is still there. */
export const isWatched = (): boolean => shown && !ofDocument("hidden");

roomy.onchange = greet;
