import type { Row } from "../store";
import { dayOf, minuteOf } from "./times";

/** How a row stands among its neighbours. */
export interface Place {
  /** Midnight of the day that begins with this row; 0 if none does. */
  day: number;
  /** The first and the last of a group: one author within one minute. */
  first: boolean;
  last: boolean;
}

/** The place of row `i` of those that `rowAt` knows, which are cut into days and groups. */
export function placeOf(rowAt: (i: number) => Row | undefined, i: number): Place {
  const row = rowAt(i)!;
  let earlier = i - 1;
  while (rowAt(earlier)?.at === 0) --earlier;
  const day = row.at > 0 && dayOf(row.at) !== dayOf(rowAt(earlier)?.at ?? 0) ? dayOf(row.at) : 0;
  return { day, first: !together(rowAt(i - 1), row), last: !together(rowAt(i + 1), row) };
}

const together = (a: Row | undefined, b: Row): boolean =>
  a?.author === b.author && minuteOf(a.at) === minuteOf(b.at);
