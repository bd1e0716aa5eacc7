import { tag } from "../link/tag";
import { shortened } from "../link/text";

/** Code units that are shown, of what the frame has shortened by its own rules before. */
const maxTitle = 100;
const maxBody = 400;

/** The visitor comes to where the answer is. */
function come(this: Notification): void {
  this.close();
  window.focus();
  tag.showChat(true, document.activeElement);
  tag.reach().catch(() => {});
}

/** An answer, where nobody is looking. The next one takes its place. */
export function show(title: unknown, body: unknown): void {
  const isLooking = !document.hidden && document.hasFocus();
  if (isLooking || tag.ending.aborted || Object(window.Notification).permission != "granted") return;
  try {
    const notification = new Notification(shortened(title, maxTitle), {
      body: shortened(body, maxBody),
      tag: "pipit:" + tag.config.site,
    });
    notification.onclick = come;
  } catch {
    // A browser that has none by that way.
  }
}
