import { lateness, secondChance } from "./limits";
import { clearTimeout, Clock, setTimeout } from "./primitives";

export const { now } = Clock;

/**
 * Acts when that time has passed, or never, if what it gives is called before. Where the page was frozen, cached or
 * slowed down, the time has passed without a chance to answer in it: then there is another one.
 */
export function after(milliseconds: number, act: () => void): () => void {
  const due = now() + milliseconds;
  let cancel = (): void => clearTimeout(timer);
  const timer = setTimeout(() => {
    if (now() - due > lateness) cancel = after(secondChance, act);
    else act();
  }, milliseconds);
  return () => cancel();
}
