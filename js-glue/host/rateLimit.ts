import { maxMessagesPerWindow, messageWindow } from "./limits";

let taken = 0;

/** Says of each message whether it may still be taken. A window starts with the first message after the last window. */
export function allows(): boolean {
  if (!taken++) setTimeout(() => (taken = 0), messageWindow);
  return taken <= maxMessagesPerWindow;
}
