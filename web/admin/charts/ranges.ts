/** A time that ends now. Its steps are as many as a chart can show apart. */
export interface Range {
  name: string;
  words: string;
  /** Milliseconds. */
  span: number;
  step: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is older than an hour is kept by the hour. */
export const RANGES: readonly Range[] = [
  { name: "1h", words: "1 h", span: HOUR, step: 5 * MINUTE },
  { name: "24h", words: "24 h", span: DAY, step: HOUR },
  { name: "7d", words: "7 d", span: 7 * DAY, step: HOUR },
  { name: "30d", words: "30 d", span: 30 * DAY, step: 6 * HOUR },
  { name: "90d", words: "90 d", span: 90 * DAY, step: DAY },
];

export const rangeNamed = (name: string | undefined): Range =>
  RANGES.find((range) => range.name === name) ?? RANGES[1]!;

/** Whole steps, the one that has begun last among them: from the first on and before `to`. */
export function stepsOf({ span, step }: Range, now: number): { from: number; to: number; at: number[] } {
  const to = (Math.floor(now / step) + 1) * step;
  const from = to - span;
  return { from, to, at: Array.from({ length: span / step }, (_, index) => from + index * step) };
}
