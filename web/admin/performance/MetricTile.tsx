import { useMemo } from "preact/hooks";
import { Chart } from "../charts/Chart";
import type { Metric } from "./metrics";
import { linesOf, MOST_LINES, type Series } from "./series";
import type { Measured } from "./types";
import { textIn } from "./words";

interface Props {
  metric: Metric;
  total: Measured;
  series: Series;
  asTable: boolean;
}

/** A metric of the whole time, and over it. */
export function MetricTile({ metric, total, series, asTable }: Props) {
  const { name, unit, figures, limit, hint, isFit = false } = metric;
  const { from, to, at } = series;
  const lines = useMemo(() => linesOf(metric, series), [metric, series]);
  const text = textIn(unit);
  const isPercent = unit === "percent";
  return (
    <div class="card tile">
      <Chart
        title={name}
        {...{ from, to, at, lines, text, asTable }}
        {...(limit !== undefined && { limit })}
        {...(isPercent && { most: 100 })}
        bars={unit === "count" && figures.length === 1}
        fit={isFit}
      >
        <dl class="tile-figures">
          {figures.map(([figure, words]) => (
            <Value
              key={figure}
              words={figures.length > 1 ? words : ""}
              value={total.figures[figure]}
              text={text}
            />
          ))}
        </dl>
        <p class="quiet tile-hint">
          {figures.length > MOST_LINES ? `the ${MOST_LINES} most frequent below` : (hint ?? "")}
        </p>
      </Chart>
    </div>
  );
}

interface ValueProps {
  words: string;
  value: number | undefined;
  text: (value: number) => string;
}

const Value = ({ words, value, text }: ValueProps) => (
  <div>
    <dt class={words ? "" : "unseen"}>{words || "value"}</dt>
    <dd class={value === undefined ? "none" : ""}>{value === undefined ? "no data" : text(value)}</dd>
  </div>
);
