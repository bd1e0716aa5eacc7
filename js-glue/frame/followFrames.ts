import { FRAMES_FOLLOWED } from "./limits";
import type { Note } from "./metrics/notes";

/** Gives what is to be called when something is drawn. That, and the frames of the time after it, are noted; others are not asked for. */
export function followFrames(note: (what: Omit<Note, "at">) => void): () => void {
  let until = 0;
  const { port1, port2 } = new MessageChannel();
  // Right after the browser has painted: before timers.
  port1.onmessage = () => note({ painted: true });
  const follow = (frame: number): void => {
    note({ frame });
    port2.postMessage(0);
    if (frame < until) requestAnimationFrame(follow);
    else until = 0;
  };
  return () => {
    note({ drawn: true });
    if (!until) requestAnimationFrame(follow);
    until = performance.now() + FRAMES_FOLLOWED;
  };
}
