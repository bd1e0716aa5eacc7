import type { Stats } from "./types";

/** Of all that match, and not of what is listed. */
export function Cards({ stats }: { stats: Stats }) {
  const { total, urgent, average_rating, nps_score, by_sentiment } = stats;
  const cards: readonly (readonly [name: string, figure: string, note: string])[] = [
    ["Feedback", String(total), sentimentsOf(by_sentiment)],
    ["Average rating", average_rating === null ? "–" : average_rating.toFixed(2), "of 1 to 5"],
    ["NPS", nps_score === null ? "–" : signed(nps_score), "of −100 to 100"],
    ["Urgent", String(urgent), "each has a ticket"],
  ];
  return (
    <dl class="cards">
      {cards.map(([name, figure, note]) => (
        <div class="card" key={name}>
          <dt>{name}</dt>
          <dd class="figure">{figure}</dd>
          <dd class="quiet">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

const sentimentsOf = ({ negative, neutral, positive }: Stats["by_sentiment"]): string =>
  `${positive} positive, ${neutral} neutral, ${negative} negative`;

const signed = (score: number): string => (score < 0 ? `−${-score}` : `+${score}`);
