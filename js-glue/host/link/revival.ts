import { lasting } from "../limits";
import { tag } from "./tag";

const { now } = Date;

/** When the frame last said hello, and whether it had been loaded again by itself before. */
let liveSince = 0;
let isRevived = false;

export function noteLife(): void {
  liveSince = now();
}

/** The frame has gone without a word, as one that crashed: it is loaded again, and given up where that did not last. */
export function revive(): void {
  const isGivenUp = isRevived && now() - liveSince < lasting;
  // The next load is somebody's wish.
  isRevived = !isGivenUp;
  if (isGivenUp) tag.fail("blocked", true);
  else tag.reload();
}
