import { limitWindow } from "./limits";
import { setTimeout } from "./primitives";

/** Says of each time whether it may still be. A window starts with the first time after the last window. */
export function limited(most: number): () => boolean {
  let taken = 0;
  return () => {
    if (!taken++) setTimeout(() => (taken = 0), limitWindow);
    return taken <= most;
  };
}
