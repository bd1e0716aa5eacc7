import { useMemo } from "preact/hooks";
import { Chart, type Line } from "../charts/Chart";
import type { Day } from "./types";

const DAY = 86_400_000;
/** As many as one sees apart; the least that make a trend. */
const MOST = 90;
const LEAST = 14;

const FULL = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const whenText = (at: number): string => FULL.format(at);

/** The trend. Days on which nobody said anything are 0, which is known of them. */
export function Days({ days }: { days: readonly Day[] }) {
  const { from, to, at, all, urgent } = useMemo(() => trendOf(days), [days]);
  const shared = { from, to, at, text: String, when: whenText, bars: true, utc: true };
  return (
    <div class="charts wide">
      <section class="card">
        <Chart title="Feedback by day (UTC)" lines={all} {...shared} />
      </section>
      <section class="card">
        <Chart title="Urgent by day (UTC)" lines={urgent} {...shared} />
      </section>
    </div>
  );
}

interface Trend {
  from: number;
  to: number;
  at: number[];
  all: Line[];
  urgent: Line[];
}

function trendOf(days: readonly Day[]): Trend {
  const known = new Map(days.map((day) => [Date.parse(day.date), day]));
  const newest = Math.max(...known.keys());
  const oldest = Math.min(...known.keys());
  const count = Math.min(MOST, Math.max(LEAST, (newest - oldest) / DAY + 1));
  const at = Array.from({ length: count }, (_, index) => newest - (count - 1 - index) * DAY);
  const line = (name: string, of: (day: Day) => number): Line => ({
    name,
    values: at.map((time) => (known.has(time) ? of(known.get(time)!) : 0)),
  });
  // The negative ones are part of all, and are drawn over them.
  const all = [line("All", ({ total }) => total), line("Negative among them", ({ negative }) => negative)];
  return { from: at[0]!, to: newest + DAY, at, all, urgent: [line("Urgent", ({ urgent }) => urgent)] };
}
