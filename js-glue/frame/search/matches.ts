import type { Said } from "../views/actions";
import { occurrences } from "./fold";

/** More are not counted. */
export const MAX_MATCHES = 1_000;

/** An occurrence: in that row, after so many others. */
export interface Match {
  said: Said;
  nth: number;
}

export const isSame = (one: Match, other: Match | undefined): boolean =>
  one.said.key === other?.said.key && one.nth === other.nth;

/** The last one first. */
export function matchesIn(all: readonly Said[], folded: (said: Said) => string, query: string): Match[] {
  const matches: Match[] = [];
  if (!query) return matches;
  for (const said of all) {
    for (let nth = occurrences(folded(said), query).length; nth-- > 0;) matches.push({ said, nth });
    if (matches.length >= MAX_MATCHES) break;
  }
  return matches.slice(0, MAX_MATCHES);
}
