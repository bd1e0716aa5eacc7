import { EventTag, Tag } from "../../abi/layout";
import { MAX_WATCHED_FRAMES } from "./limits";
import type { Note, Watch } from "./notes";
import type { Tally } from "./tally";

/** So long after the last movement frames are looked at, ms. */
export const QUIET = 250;
/** A run has to have that many frames to say anything. */
const LEAST = 10;
/** A frame is late from so many of its budgets on. */
const LATE = 1.5;
/** A timer's beats, ms, and so many of them without a frame: scripts run and nothing is painted, as in a panel that is closed. A thread that is held up has no beats either. */
const BEAT = 100;
const BEATS = 5;
/** What no display is faster than, ms. */
const LEAST_BUDGET = 4;

/** The time between two frames of this display: what most of the quicker ones took, whatever its rate. */
function budgetOf(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(LEAST_BUDGET, sorted[Math.floor(sorted.length / 4)]!);
}

/** What one run of frames took. */
export function tellFrames(tally: Tally, took: readonly number[]): void {
  if (took.length < LEAST) return;
  const all = took.reduce((sum, time) => sum + time, 0);
  const late = LATE * budgetOf(took);
  tally.count("frames", took.length);
  tally.count("jankFrames", took.filter((time) => time > late).length);
  tally.measure("fps", (1000 * took.length) / all);
}

/** Whether something moves with a note: an answer grows, or the list is scrolled. */
export function movement(): (note: Note) => boolean {
  let offset = 0;
  return ({ event, command }) => {
    if (command?.tag === Tag.RowAppend) return true;
    if (event?.tag !== EventTag.ListSeen || event.offset === offset) return false;
    offset = event.offset;
    return true;
  };
}

/** Frames while the list is scrolled or an answer grows, and no others: a frame that is not needed is not asked for. */
export function watchMoving(tally: Tally): Watch {
  const isMoved = movement();
  let until = 0;
  let times: number[] | undefined;
  let last = 0;
  let beats = 0;
  let frame = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function stop(): number[] {
    const took = times!;
    times = undefined;
    clearInterval(timer);
    cancelAnimationFrame(frame);
    return took;
  }

  function next(now: number): void {
    // A frame that was never painted, as on a page that is hidden, is no late one.
    if (document.hidden) return void stop();
    beats = 0;
    if (last) times!.push(now - last);
    last = now;
    if (performance.now() > until || times!.length >= MAX_WATCHED_FRAMES) return tellFrames(tally, stop());
    frame = requestAnimationFrame(next);
  }

  function move(at: number): void {
    until = at + QUIET;
    if (times || document.hidden) return;
    times = [];
    last = beats = 0;
    timer = setInterval(() => ++beats >= BEATS && stop(), BEAT);
    frame = requestAnimationFrame(next);
  }

  return (note) => isMoved(note) && move(note.at);
}
