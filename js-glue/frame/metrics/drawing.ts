import { Tag } from "../../abi/layout";
import type { Watch } from "./notes";
import type { Tally } from "./tally";

/** A frame at 60 Hz, ms: what takes longer is seen to be late. */
const SLOW = 16;

/** What is drawn. */
export const DRAWN = new Set([Tag.RowPut, Tag.RowAppend, Tag.RowDrop, Tag.ShowList]);

export function tellRender(tally: Tally, took: number): void {
  tally.count("renders");
  tally.measure("renderMs", took);
  if (took > SLOW) tally.count("slowRenders");
}

/** A task right after the browser has painted: those of a channel come before timers. */
function afterPaint(act: (began: number) => void): void {
  requestAnimationFrame(() => {
    const began = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      act(began);
    };
    port2.postMessage(0);
  });
}

/**
 * What it costs to draw what the engine changes: our own work, from the first change to the end of the task, and the browser's, from the frame's
 * beginning until it is painted. Waiting for the frame is nobody's work and is not in it.
 */
export function watchDrawing(tally: Tally): Watch {
  let isDue = false;

  return ({ at, command }) => {
    if (isDue || !command || !DRAWN.has(command.tag) || document.hidden) return;
    isDue = true;
    let work = 0;
    // After the microtasks in which Preact draws.
    void Promise.resolve()
      .then(() => undefined)
      .then(() => (work = performance.now() - at));
    afterPaint((began) => {
      isDue = false;
      tellRender(tally, work + performance.now() - began);
    });
  };
}
