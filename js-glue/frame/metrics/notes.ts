import type { Command, EngineEvent } from "../../abi/layout";

/** What the frame has given to its engine, or got from it, and when (ms, as performance.now() has them). */
export interface Note {
  at: number;
  event?: EngineEvent;
  command?: Command;
  /** Before these files are there also: what changed is drawn; a frame has begun, by its own time; and it is painted. */
  drawn?: boolean;
  frame?: number;
  painted?: boolean;
}

/** Where it notes that: in a list of what there was until these files have come, and then it is told to them. */
export interface Notes {
  early: Note[];
  push(note: Note): unknown;
  /** What has changed is drawn; of no interest any more where it is not there. */
  drawn?: (() => void) | undefined;
}

/** What looks at the notes and counts what it sees. */
export type Watch = (note: Note) => void;
