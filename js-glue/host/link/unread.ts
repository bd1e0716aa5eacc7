import { make } from "../dom";
import css from "./unread.css";

/** Puts the number of unread messages on that button, and into its description. */
export function unreadOn(button: HTMLElement): (unread: number) => void {
  const badge = make("span", button);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const sheets = (button.getRootNode() as ShadowRoot).adoptedStyleSheets;
  sheets[sheets.length] = sheet;

  return (unread) => {
    badge.textContent = (unread || "") as string;
    button.setAttribute("aria-description", unread ? unread + " unread" : "");
  };
}
