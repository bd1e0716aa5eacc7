import { make } from "../dom";

/** Puts the number of unread messages on that button, and into its description. */
export function unreadOn(button: HTMLElement): (unread: number) => void {
  const badge = make("span", button);
  return (unread) => {
    badge.textContent = (unread || "") as string;
    button.setAttribute("aria-description", unread ? unread + " unread" : "");
  };
}
