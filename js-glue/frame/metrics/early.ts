import { DRAWN, tellRender } from "./drawing";
import { movement, QUIET, tellFrames } from "./moving";
import type { Note } from "./notes";
import type { Tally } from "./tally";

/** Whether a frame that comes so late was held up or was not to be painted, as in a panel that is closed, these notes do not tell: it counts as none. */
const PAUSE = 500;

/** What was drawn before these files were there, from the frame's notes: as drawing.ts and moving.ts have it afterwards. */
export function measureEarly(tally: Tally, notes: readonly Note[]): void {
  tellRenders(tally, notes);
  tellMovements(tally, notes);
}

function tellRenders(tally: Tally, notes: readonly Note[]): void {
  let since: number | undefined;
  let work: number | undefined;
  let began = 0;
  for (const { at, command, drawn, frame, painted } of notes) {
    if (command && DRAWN.has(command.tag)) since ??= at;
    if (frame !== undefined) began = at;
    if (drawn && since !== undefined) {
      work = (work ?? 0) + at - since;
      since = undefined;
    }
    if (!painted || work === undefined) continue;
    tellRender(tally, work + at - began);
    work = undefined;
  }
}

function tellMovements(tally: Tally, notes: readonly Note[]): void {
  const isMoved = movement();
  let times: number[] = [];
  let last: number | undefined;
  let until = 0;
  const finish = (): void => {
    tellFrames(tally, times);
    times = [];
    last = undefined;
  };
  for (const note of notes) {
    if (isMoved(note)) until = note.at + QUIET;
    const { at, frame } = note;
    if (frame === undefined || !until) continue;
    if (last !== undefined && frame - last < PAUSE) times.push(frame - last);
    else finish();
    last = frame;
    if (at <= until) continue;
    finish();
    until = 0;
  }
  finish();
}
