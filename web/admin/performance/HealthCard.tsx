import { Chart } from "../charts/Chart";
import { Chip } from "../parts/Chip";
import { countText } from "../parts/quantities";
import type { Health, Measured } from "./types";
import type { Series } from "./series";
import { TONES } from "./words";

const PARTS: readonly (readonly [
  part: "persistence" | "rendering" | "memory" | "api",
  words: string,
  weight: number,
])[] = [
  ["persistence", "Persistence", 40],
  ["rendering", "Rendering", 30],
  ["memory", "Memory", 15],
  ["api", "API", 15],
];

interface Props {
  total: Measured;
  series: Series;
  asTable: boolean;
}

/** The score of the whole time, what it is made of, and how it went. */
export function HealthCard({ total: { health, reports }, series, asTable }: Props) {
  const { from, to, at } = series;
  return (
    <section class="card health" aria-label="Health">
      <div class="health-score">
        <h2>Health</h2>
        <p class="health-figure">
          <span class={health ? "figure" : "figure none"}>{health ? health.score : "–"}</span>
          {health ? <Chip tone={TONES[health.grade]}>{health.grade}</Chip> : <Chip>no data</Chip>}
        </p>
        <p class="quiet">{reports === 1 ? "of one report" : `of ${countText(reports)} reports`}</p>
      </div>
      <dl class="health-parts">
        {PARTS.map(([part, words, weight]) => (
          <Part key={part} words={words} weight={weight} value={health?.[part] ?? null} />
        ))}
      </dl>
      <Chart
        title="Score"
        {...{ from, to, at, asTable }}
        lines={series.score}
        text={(score) => String(Math.round(score))}
        most={100}
        full
      />
    </section>
  );
}

interface PartProps {
  words: string;
  weight: number;
  value: Health["api"];
}

const Part = ({ words, weight, value }: PartProps) => (
  <div>
    <dt>
      {words} <span class="quiet">{weight} %</span>
    </dt>
    <dd>
      {value === null ? (
        <span class="quiet">no data</span>
      ) : (
        <>
          <meter min={0} max={100} low={70} high={90} optimum={100} value={value} aria-hidden="true" />
          <b>{Math.round(value)}</b>
        </>
      )}
    </dd>
  </div>
);
