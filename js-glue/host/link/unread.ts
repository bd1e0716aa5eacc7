import { make } from "../dom";

/** Puts the number of unread messages on that button, unless it is not to be seen, and into its description. */
export function unreadOn(button: HTMLElement, word = " unread", isSeen = true): (unread: number) => void {
  const badge = make("span", button);
  return (unread) => {
    badge.textContent = ((isSeen && unread) || "") as string;
    button.setAttribute("aria-description", unread ? unread + word : "");
  };
}
