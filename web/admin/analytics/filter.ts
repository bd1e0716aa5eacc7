export type Range = "7" | "30" | "90" | "own";

export const RANGES: readonly (readonly [Range, string])[] = [
  ["7", "7 days"],
  ["30", "30 days"],
  ["90", "90 days"],
  ["own", "From … to"],
];

export interface Filter {
  site: string;
  /** How many days, today among them; or those of `since` and `until`. */
  range: Range;
  since: string;
  until: string;
}

export const NO_FILTER: Filter = { site: "", range: "30", since: "", until: "" };

const DAY = 86_400_000;

/** Days are those of whoever looks; the last one is in it as a whole. */
export function queryOf({ site, range, since, until }: Filter, now: Date): string {
  const query = new URLSearchParams();
  if (site) query.set("site", site);
  if (range !== "own") {
    const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1 - Number(range));
    query.set("from", String(first.getTime()));
    return query.toString();
  }
  if (since) query.set("from", String(startOf(since)));
  if (until) query.set("to", String(startOf(until) + DAY - 1));
  return query.toString();
}

const startOf = (day: string): number => new Date(`${day}T00:00`).getTime();
