import { Author } from "../../abi/layout";
import type { Row } from "../store";
import { dayOf, minuteOf } from "./times";

/** How a row stands among its neighbours. */
export interface Place {
  key: number;
  author: Author;
  /** Midnight of the day that begins with this row; 0 if none does. */
  day: number;
  /** The first and the last of a group: one author within one minute. */
  first: boolean;
  last: boolean;
}

/** Rows in their order, cut into days and groups. */
export function outline(rows: readonly Row[]): Place[] {
  const places: Place[] = [];
  let day = 0;
  rows.forEach((row, i) => {
    const begins = row.at > 0 && dayOf(row.at) !== day ? dayOf(row.at) : 0;
    if (begins) day = begins;
    const first = begins > 0 || !together(rows[i - 1], row);
    if (first && i > 0) places[i - 1]!.last = true;
    places.push({ key: row.key, author: row.author, day: begins, first, last: i === rows.length - 1 });
  });
  return places;
}

const together = (a: Row | undefined, b: Row): boolean =>
  a?.author === b.author && minuteOf(a.at) === minuteOf(b.at);
