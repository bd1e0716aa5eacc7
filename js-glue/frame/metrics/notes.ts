import type { Command, EngineEvent } from "../../abi/layout";

/** What the frame has given to its engine, or got from it, and when (ms, as performance.now() has them). */
export interface Note {
  at: number;
  event?: EngineEvent;
  command?: Command;
}

/** What looks at the notes and counts what it sees. */
export type Watch = (note: Note) => void;
