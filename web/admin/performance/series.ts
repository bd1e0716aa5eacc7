import type { Line } from "../charts/Chart";
import { stepsOf, type Range } from "../charts/ranges";
import type { Metric } from "./metrics";
import type { Measurements, Window } from "./types";

/** Windows put on the steps of a range: where there is none, there is a gap. */
export interface Series {
  from: number;
  to: number;
  at: number[];
  windows: (Window | undefined)[];
  score: Line[];
}

export function seriesOf({ windows, to }: Measurements, range: Range): Series {
  const steps = stepsOf(range, to - 1);
  const byStart = new Map(windows.map((window) => [window.starts, window]));
  const placed = steps.at.map((time) => byStart.get(time));
  const score = [{ name: "score", values: placed.map((window) => window?.health?.score ?? null) }];
  return { ...steps, windows: placed, score };
}

/** Errors that there were none of would be eight lines on one. */
export function linesOf({ figures }: Metric, { windows }: Series): Line[] {
  const lines = figures.map(([figure, words]) => ({
    name: words,
    values: windows.map((window) => window?.figures[figure] ?? null),
  }));
  if (lines.length <= MOST_LINES) return lines;
  const sum = ({ values }: Line) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
  const largest = [...lines].sort((one, other) => sum(other) - sum(one));
  return largest.slice(0, MOST_LINES);
}

/** As many as have a colour. */
export const MOST_LINES = 4;
