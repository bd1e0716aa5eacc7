import type { Site } from "../api/types";

/** What this page can change of a site. */
export const FIELDS = [
  "name",
  "allow",
  "botName",
  "subtitle",
  "welcome",
  "placeholder",
  "locale",
  "accent",
  "radius",
  "font",
  "avatar",
  "organization",
  "features",
  "hours",
  "timezone",
  "closed",
  "prechat",
  "analytics",
] as const;

type Field = (typeof FIELDS)[number];
export type Draft = Pick<Site, Field>;
export type Set = (part: Partial<Draft>) => void;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What the service has a word for where there is nothing. */
const NOTHING: Partial<Record<Field, string>> = {
  accent: "none",
  avatar: "none",
  organization: "none",
  features: "all",
};

/** The fields that differ, as the service takes them. */
export function changesOf(site: Site, draft: Draft): Record<string, unknown> {
  const changed = FIELDS.filter((field) => !isSame(site[field], draft[field]));
  return Object.fromEntries(changed.map((field) => [field, valueOf(field, draft[field])]));
}

/** The draft over what somebody else has saved since: of a list what was added and taken away, of all else what was typed. */
export function rebased(before: Site, draft: Draft, now: Site): Draft {
  const changed = FIELDS.filter((field) => !isSame(before[field], draft[field]));
  const mine = changed.map((field) => [field, over(before[field], draft[field], now[field])]);
  return { ...draftOf(now), ...(Object.fromEntries(mine) as Partial<Draft>) };
}

type Value = Draft[Field];

function over(before: Value, mine: Value, now: Value): Value {
  if (!Array.isArray(before) || !Array.isArray(mine) || !Array.isArray(now)) return mine;
  const kept = now.filter((entry) => mine.includes(entry) || !before.includes(entry));
  return [...kept, ...mine.filter((entry) => !before.includes(entry) && !now.includes(entry))];
}

function valueOf(field: Field, value: Draft[Field]): unknown {
  if (field === "radius") return Number(value);
  return value === "" ? (NOTHING[field] ?? "") : value;
}

export const draftOf = (site: Site): Draft =>
  Object.fromEntries(FIELDS.map((field) => [field, site[field]])) as unknown as Draft;
