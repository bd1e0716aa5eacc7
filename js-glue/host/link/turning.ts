import { ofDocument } from "../document";
import { farewell } from "../limits";
import { room } from "../room";
import { post } from "./channel";
import { lockPage } from "./pageLock";
import { listenOn } from "./listenOn";
import { isOptedOut } from "./optedOut";
import { forgetPlace } from "./place";
import { tag } from "./tag";

const roomy = matchMedia(room);
let shown = false;
/** What had the focus when the visitor opened the panel: it is taken from there alone, not from where they went since. */
let focusFrom: unknown;

/** Whether the visitor may be looking at it: then it is asked whether it is still there. */
export const isWatched = (): boolean => shown && !ofDocument("hidden");

/** Tells the frame that it is seen, and how large, and hands it the focus where that is what the visitor waits for. */
export function greet(): void {
  if (!shown || !tag.isLive()) return;
  const focus = focusFrom === ofDocument("activeElement");
  focusFrom = undefined;
  if (focus) tag.iframe.focus();
  post("open", `{"focus":${focus},"full":${!tag.inline && !roomy.matches}}`);
}

/** The panel is open now, or closed. */
export function turn(open: boolean, from: unknown): void {
  shown = open;
  focusFrom = from;
  if (isOptedOut()) forgetPlace();
  lockPage(open && !tag.inline);
  if (open) greet();
  else if (tag.isLive()) post("close", "{}");
}

/** There is no chat here, or none any more. Who has it open reads so first; then nothing of it is left on the page. */
export const vanish = (): unknown =>
  tag.after(shown ? farewell : 0, () => {
    tag.showChat(false);
    ((tag.launcher.parentNode as ShadowRoot).host as HTMLElement).hidden = true;
  });

export const followRoom = (): void => listenOn(roomy, "change", greet);
