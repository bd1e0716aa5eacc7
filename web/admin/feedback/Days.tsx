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
  const { from, to, at, lines } = useMemo(() => trendOf(days), [days]);
  return (
    <section class="card">
      <Chart
        title="Day by day (UTC)"
        {...{ from, to, at, lines }}
        text={String}
        when={whenText}
        bars
        utc
        isTall
      />
    </section>
  );
}

function trendOf(days: readonly Day[]): { from: number; to: number; at: number[]; lines: Line[] } {
  const known = new Map(days.map((day) => [Date.parse(day.date), day]));
  const newest = Math.max(...known.keys());
  const oldest = Math.min(...known.keys());
  const count = Math.min(MOST, Math.max(LEAST, (newest - oldest) / DAY + 1));
  const at = Array.from({ length: count }, (_, index) => newest - (count - 1 - index) * DAY);
  const line = (name: string, of: (day: Day) => number): Line => ({
    name,
    values: at.map((time) => (known.has(time) ? of(known.get(time)!) : 0)),
  });
  // The later ones are drawn over the first: they are parts of it.
  const lines = [
    line("All", ({ total }) => total),
    line("Negative", ({ negative }) => negative),
    line("Urgent", ({ urgent }) => urgent),
  ];
  return { from: at[0]!, to: newest + DAY, at, lines };
}
