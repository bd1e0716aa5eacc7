import { useMemo } from "preact/hooks";
import { Chart, type Line } from "../charts/Chart";
import type { Day } from "./types";
import { durationText, percentText, scoreText } from "./words";

const DAY = 86_400_000;
/** As many as one sees apart; the least that make a trend. */
const MOST = 90;
const LEAST = 14;

const FULL = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const whenText = (at: number): string => FULL.format(at);

/** The trend. Of days without conversations there are none, and no means. */
export function Days({ days }: { days: readonly Day[] }) {
  const { from, to, at, conversations, score, rates, response } = useMemo(() => trendOf(days), [days]);
  const shared = { from, to, at, when: whenText, utc: true };
  return (
    <div class="charts wide">
      <section class="card">
        <Chart title="Conversations by day (UTC)" lines={conversations} text={String} bars {...shared} />
      </section>
      <section class="card">
        <Chart title="Engagement by day (UTC)" lines={score} text={scoreText} most={100} {...shared} />
      </section>
      <section class="card">
        <Chart
          title="Completion and resolution by day (UTC)"
          lines={rates}
          text={percentText}
          most={100}
          {...shared}
        />
      </section>
      <section class="card">
        <Chart title="Response time by day (UTC)" lines={response} text={durationText} {...shared} />
      </section>
    </div>
  );
}

interface Trend {
  from: number;
  to: number;
  at: number[];
  conversations: Line[];
  score: Line[];
  rates: Line[];
  response: Line[];
}

function trendOf(days: readonly Day[]): Trend {
  const known = new Map(days.map((day) => [Date.parse(day.date), day]));
  const newest = Math.max(...known.keys());
  const oldest = Math.min(...known.keys());
  const count = Math.min(MOST, Math.max(LEAST, (newest - oldest) / DAY + 1));
  const at = Array.from({ length: count }, (_, index) => newest - (count - 1 - index) * DAY);
  const line = (name: string, of: (day: Day | undefined) => number | null): Line => ({
    name,
    values: at.map((time) => of(known.get(time))),
  });
  return {
    from: at[0]!,
    to: newest + DAY,
    at,
    conversations: [line("Conversations", (day) => day?.conversations ?? 0)],
    score: [line("Mean score", (day) => day?.engagementScore ?? null)],
    rates: [
      line("Completion", (day) => day?.completionRate ?? null),
      line("Resolution", (day) => day?.resolutionRate ?? null),
    ],
    response: [line("Mean", (day) => day?.responseTime ?? null)],
  };
}
