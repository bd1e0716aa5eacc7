import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { timeText } from "../parts/times";
import { Plot } from "./Plot";
import { Values } from "./Values";

export interface Line {
  name: string;
  /** One for each time; null: no data, which is not 0. */
  values: readonly (number | null)[];
}

export interface ChartProps {
  title: string;
  /** What the axis spans, in milliseconds since 1970. */
  from: number;
  to: number;
  at: readonly number[];
  lines: readonly Line[];
  text: (value: number) => string;
  /** How the times stand in words. */
  when?: (at: number) => string;
  bars?: boolean;
  utc?: boolean;
  /** The axis begins near the least value: for what is always close to 100 %. */
  fit?: boolean;
  most?: number;
  /** A value that an alert is about, as a line across. */
  limit?: number;
  /** A table in its place. Undefined: there is a button for it. */
  asTable?: boolean;
  isTall?: boolean;
  /** Between the title and the chart. */
  children?: ComponentChildren;
}

/** Values over time, of one height whatever there is to show; as a table as well. */
export function Chart(props: ChartProps) {
  const { title, lines, asTable, isTall = false, children } = props;
  const [ownTable, setOwnTable] = useState(false);
  const [index, setIndex] = useState<number | null>(null);
  const isTable = asTable ?? ownTable;
  const isEmpty = lines.every(({ values }) => values.every((value) => value === null));
  return (
    <figure class="chart">
      <figcaption class="chart-head">
        <span class="chart-title">{title}</span>
        {asTable === undefined && (
          <button
            type="button"
            class="small"
            aria-pressed={isTable}
            onClick={() => setOwnTable(!isTable)}
            aria-label={`Show as table: ${title}`}
          >
            Show as table
          </button>
        )}
      </figcaption>
      {children}
      <div class={isTall ? "chart-box tall" : "chart-box"}>
        {isEmpty ? (
          <p class="chart-none">No data in this time</p>
        ) : isTable ? (
          <Values {...props} />
        ) : (
          <Plot {...props} summary={summaryOf(props)} point={setIndex} />
        )}
      </div>
      <Key {...props} index={isTable || isEmpty ? null : index} />
    </figure>
  );
}

/** Which line is which; and what the pointer is at. Its room is there before. */
function Key({
  lines,
  at,
  text,
  when = timeText,
  bars = false,
  index,
}: ChartProps & { index: number | null }) {
  const time = index === null ? undefined : at[index];
  return (
    <p class="chart-key">
      {lines.map(({ name, values }, number) => (
        <span key={name}>
          <i class={`chart-swatch ${bars ? "bar" : ""} line-${number + 1}`} aria-hidden="true" />
          {name}
          {index !== null && <b> {textOf(values[index] ?? null, text)}</b>}
        </span>
      ))}
      {time !== undefined && <span class="chart-when">{when(time)}</span>}
    </p>
  );
}

export const textOf = (value: number | null, text: (value: number) => string): string =>
  value === null ? "no data" : text(value);

/** What there is to see, in words. */
function summaryOf({ title, at, lines, text, when = timeText }: ChartProps): string {
  const parts = lines.map(({ name, values }) => {
    const known = values.filter((value) => value !== null);
    if (!known.length) return `${name}: no data.`;
    const last = values.findLastIndex((value) => value !== null);
    const [least, greatest] = [Math.min(...known), Math.max(...known)];
    return `${name}: from ${text(least)} to ${text(greatest)}, last ${text(values[last]!)} at ${when(at[last]!)}.`;
  });
  return `${title}. ${parts.join(" ")}`;
}
