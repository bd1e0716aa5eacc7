import { make } from "./dom";

const bubble = "M21 12a8 8 0 0 1-8 8H4l2-4a8 8 0 1 1 15-4Z";
const cross = "M6 6l12 12M18 6L6 18";

export interface Launcher {
  readonly button: HTMLButtonElement;
  setOpen(open: boolean): void;
  setUnread(unread: number): void;
}

/** The round button. Its name says what it does; the number of unread messages is its description. */
export function makeLauncher(parent: Node): Launcher {
  const button = make("button", parent);
  const drawn = <Name extends "svg" | "path">(name: Name, on: Element): SVGElement =>
    on.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
  const image = drawn("svg", button);
  const path = drawn("path", image);
  let badge: Element | undefined;
  image.setAttribute("viewBox", "0 0 24 24");
  return {
    button,
    setOpen: (open) => {
      button.setAttribute("aria-label", open ? "Close chat" : "Open chat");
      button.setAttribute("aria-expanded", String(open));
      path.setAttribute("d", open ? cross : bubble);
    },
    setUnread: (unread) => {
      badge?.remove();
      if (unread) badge = make("span", button, unread > 99 ? "99+" : String(unread));
      button.setAttribute("aria-description", unread ? unread + " unread" : "");
    },
  };
}
