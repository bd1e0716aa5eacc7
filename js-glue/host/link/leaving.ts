import { maxChangesPerWindow } from "../limits";
import { post } from "./channel";
import { listenOn } from "./listenOn";
import { tag } from "./tag";

const allows = tag.limited(maxChangesPerWindow);

/**
 * Tells the frame that the page may be about to go, while there is time to store something: at pagehide a frame in another
 * process reaches nobody any more. Where the browser tells of no navigation, what the frame last stored has to do.
 */
export function tellOfLeaving(): void {
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation instanceof EventTarget)
    listenOn(navigation, "navigate", () => {
      if (tag.isLive() && allows()) post("leaving", "{}");
    });
}
