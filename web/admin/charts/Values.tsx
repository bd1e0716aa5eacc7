import { timeText } from "../parts/times";
import { textOf, type ChartProps } from "./Chart";

/** A chart's values, newest first. It scrolls in the room of the chart, by keyboard as well. */
export function Values({ title, at, lines, text, when = timeText }: ChartProps) {
  const rows = at.map((time, index) => ({ time, index })).reverse();
  return (
    <div class="chart-values" role="region" aria-label={`${title}, as a table`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {lines.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ time, index }) => (
            <tr key={time}>
              <th scope="row" class="nowrap chart-time">
                {when(time)}
              </th>
              {lines.map(({ name, values }) => (
                <td key={name}>{textOf(values[index] ?? null, text)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
