import { limitWindow, maxMessagesPerWindow } from "./limits";

/** Says of each time whether it may still be. A window starts with the first time after the last window. */
export function limited(most: number): () => boolean {
  let taken = 0;
  return () => {
    if (!taken++) setTimeout(() => (taken = 0), limitWindow);
    return taken <= most;
  };
}

/** Of each message whether it may still be taken. */
export const allows = limited(maxMessagesPerWindow);
