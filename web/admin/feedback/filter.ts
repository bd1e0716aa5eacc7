export type View = "all" | "urgent" | "negative";

export interface Filter {
  site: string;
  domain: string;
  type: string;
  since: string;
  until: string;
}

export const NO_FILTER: Filter = { site: "", domain: "", type: "", since: "", until: "" };

const DAY = 86_400_000;

/** Days are those of whoever looks; the last one is in it as a whole. */
export function queryOf({ site, domain, type, since, until }: Filter, view: View): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ site, domain, type })) if (value) query.set(name, value);
  if (since) query.set("start_date", String(startOf(since)));
  if (until) query.set("end_date", String(startOf(until) + DAY - 1));
  if (view === "urgent") query.set("urgent_only", "true");
  if (view === "negative") query.set("sentiment", "negative");
  return query.toString();
}

const startOf = (day: string): number => new Date(`${day}T00:00`).getTime();
