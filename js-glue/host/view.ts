import { bare } from "./bare";
import { quietly, reach } from "./connection";
import { ofDocument } from "./document";
import { create, make } from "./dom";
import { maxAttachments } from "./limits";
import { limited } from "./rateLimit";
import { inline } from "./settings";
import { sheet } from "./styles";

/** The chat's one element on the page. */
export const host = inline ?? create("pipit-widget");
const root = host.attachShadow(bare({ mode: "open" }));

/** The container of the iframe. */
export const panel = make("div", root);
/** The round button. Its name says what it does; the number of unread messages is its description. */
export const launcher = make("button", root);

let alert: Element | undefined;

const observer = new MutationObserver(attach);
const mayAttach = limited(maxAttachments);

/**
 * Puts the chat on the page where it is not, or is no longer. The body may still be to come, and some sites empty it or
 * replace it whole when the visitor goes from page to page.
 */
export function attach(): void {
  if (inline) return;
  const body = ofDocument("body");
  observe(ofDocument("documentElement"));
  observe(body);
  if (body && !host.isConnected && mayAttach()) body.append(host);
}

/** Takes the chat from the page, for good. */
export function detach(): void {
  observer.disconnect();
  host.remove();
}

function observe(node: Node | null): void {
  if (node) observer.observe(node, bare({ childList: true }));
}

export function showPanel(open: boolean): void {
  panel.classList.toggle("open", open);
  launcher.setAttribute("aria-label", (open ? "Close" : "Open") + " chat");
  launcher.setAttribute("aria-expanded", "" + open);
  // The panel had the focus, or the launcher has it already, which at full screen could not be seen while it was open.
  if (!open && root.activeElement) launcher.focus();
}

/** Whether the frame has spoken: until then there is nothing to be seen of it. */
export function showLive(live: boolean): void {
  panel.classList.toggle("live", live);
  // Once: prototype.js replaces remove() with one that throws where an element is in nothing.
  alert = alert?.remove() as undefined;
}

/** Says something in the frame's place, with what the visitor can do about it. */
export function showNotice(text: string, button?: unknown, act?: () => void): void {
  alert = make("section", panel, text);
  alert.setAttribute("role", "alert");
  if (button) make("button", alert, button as string).onclick = act!;
}

/** The frame does not come. The visitor can do little; the console tells the page's owner why. */
export const showFailure = (retry?: boolean): void =>
  showNotice(
    "The chat " + (retry ? "could not be reached." : "is not available here."),
    retry && "Retry",
    () => quietly(reach()),
  );

root.adoptedStyleSheets = [sheet];
showPanel(false);
