import { quietly, reach } from "./connection";
import { make } from "./dom";
import type { PipitError } from "./errors";
import { sheet } from "./styles";

const host = document.createElement("pipit-widget");
const root = host.attachShadow({ mode: "open" });

/** The container of the iframe. */
export const panel = make("div", root);
/** The round button. Its name says what it does; the number of unread messages is its description. */
export const launcher = make("button", root);

const drawn = (name: "svg" | "path", parent: Element): SVGElement =>
  parent.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
const image = drawn("svg", launcher);
const path = drawn("path", image);

const badge = make("span", launcher);
let alert: Element | undefined;

/** Puts the chat on the page where it is not, or is no longer. */
export function attach(): void {
  if (!host.isConnected) document.body?.append(host);
}

export function showPanel(open: boolean): void {
  if (!open && root.activeElement) launcher.focus(); // The panel had the focus, or the launcher has it already.
  panel.classList.toggle("open", open);
  launcher.setAttribute("aria-label", (open ? "Close" : "Open") + " chat");
  launcher.setAttribute("aria-expanded", "" + open);
  path.setAttribute("d", open ? "M6 6l12 12M18 6L6 18" : "M21 12a8 8 0 0 1-8 8H4l2-4a8 8 0 1 1 15-4Z");
}

export function showUnread(unread: number): void {
  badge.textContent = unread ? "" + unread : null;
  launcher.setAttribute("aria-description", unread ? unread + " unread" : "");
}

/** Whether the frame has spoken: until then there is nothing to be seen of it. */
export function showLive(live: boolean): void {
  panel.classList.toggle("live", live);
  alert?.remove();
}

/** Says in the frame's place why it does not come. The visitor can do little; the console tells the page's owner more. */
export function showFailure({ code }: PipitError): void {
  alert = make("section", panel, `The chat could not be loaded (${code}).`);
  alert.setAttribute("role", "alert");
  if (code == "blocked") make("button", alert, "Retry").onclick = () => quietly(reach());
}

root.adoptedStyleSheets = [sheet];
image.setAttribute("viewBox", "0 0 24 24");
showPanel(false);
