const svg = "http://www.w3.org/2000/svg";
const bubble = "M21 12a8 8 0 0 1-8 8H4l1.8-3.6A8 8 0 1 1 21 12Z";
const cross = "M6 6l12 12M18 6L6 18";

function icon(path: SVGElement): SVGElement {
  const image = document.createElementNS(svg, "svg");
  image.setAttribute("viewBox", "0 0 24 24");
  image.setAttribute("width", "28");
  image.setAttribute("aria-hidden", "true");
  image.append(path);
  return image;
}

/** The round button. Its name says what it does; the number of unread messages is its description. */
export class Launcher {
  readonly element = document.createElement("button");
  private readonly path_ = document.createElementNS(svg, "path");
  private readonly badge_ = document.createElement("span");

  constructor(click: () => void, intent: () => void) {
    const { element } = this;
    element.onclick = click;
    element.onpointerenter = element.onfocus = element.ontouchstart = intent;
    element.append(icon(this.path_), this.badge_);
    this.show(false);
  }

  show(open: boolean): void {
    this.element.setAttribute("aria-label", open ? "Close chat" : "Open chat");
    this.element.setAttribute("aria-expanded", String(open));
    this.path_.setAttribute("d", open ? cross : bubble);
  }

  setUnread(unread: number): void {
    this.badge_.textContent = unread > 99 ? "99+" : unread ? String(unread) : "";
    this.element.setAttribute("aria-description", unread ? unread + " unread" : "");
  }
}
