import { bare } from "./bare";
import { ofDocument } from "./document";
import { create, make } from "./dom";
import { maxAttachments } from "./limits";
import { limited } from "./rateLimit";
import { config, inline } from "./settings";
import { sheet } from "./styles";

/** The chat's one element on the page. */
export const host = inline ?? create("pipit-widget");
const root = host.attachShadow(bare({ mode: "open" }));

/** The container of the iframe. */
export const panel = make("div", root);
/** The round button. Its name says what it does; the number of unread messages is its description. */
export const launcher = make("button", root);

/** What the chat says on the page, before it its language. docs/languages.md says which word is for what. */
export const words: readonly string[] = config.labels.split("|");

let alert: Element | undefined;

const observer = new MutationObserver(attach);
const mayAttach = limited(maxAttachments);

/**
 * Puts the chat on the page where it is not, or is no longer. The body may still be to come, and some sites empty it or
 * replace it whole when the visitor goes from page to page.
 */
export function attach(): void {
  if (inline) return;
  const root = ofDocument("documentElement");
  const body = ofDocument("body");
  observer.observe(root, bare({ childList: true }));
  if (body && !host.isConnected && mayAttach()) {
    host.dir = body.dir;
    root.append(host);
  }
}

/** Takes the chat from the page, for good. */
export function detach(): void {
  observer.disconnect();
  host.remove();
}

export function showPanel(open: boolean): void {
  panel.classList.toggle("open", open);
  launcher.lang = words[0]!;
  launcher.setAttribute("aria-label", words[open ? 2 : 1]!);
  launcher.setAttribute("aria-expanded", open as never);
  // The panel had the focus, or the launcher has it already, which at full screen could not be seen while it was open.
  if (!open && root.activeElement) launcher.focus();
}

/** Whether the frame has spoken: until then there is nothing to be seen of it. */
export function showLive(live: boolean): void {
  panel.classList.toggle("live", live);
  if (!alert) return;
  // Its button had the focus, and goes.
  if (root.activeElement) launcher.focus();
  // Once: prototype.js replaces remove() with one that throws where an element is in nothing.
  alert = alert.remove() as undefined;
}

/** Says something in the frame's place, with what the visitor can do about it. */
export function showNotice(text: string, button?: unknown, act?: () => void): void {
  alert = make("section", panel, text);
  alert.setAttribute("role", "alert");
  if (button) make("button", alert, button as string).onclick = act!;
}

root.adoptedStyleSheets = [sheet];
showPanel(false);
