import { maxMessagesPerWindow, messageWindow } from "./limits";

/** Says of each message whether it may still be taken. A window starts with the first message after the last window. */
export function makeRateLimit(): () => boolean {
  let taken = 0;
  const reset = (): void => {
    taken = 0;
  };
  return () => {
    if (!taken++) setTimeout(reset, messageWindow);
    return taken <= maxMessagesPerWindow;
  };
}
