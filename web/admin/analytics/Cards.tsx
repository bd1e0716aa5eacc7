import type { Totals, Visits } from "./types";
import { durationText, orNone, percentText, scoreText } from "./words";

/** Of all that match, and not of what is listed. */
export function Cards({ totals, visits }: { totals: Totals; visits: Visits }) {
  const { conversations, messages, quickReplies } = totals;
  const cards: readonly (readonly [name: string, figure: string, note: string])[] = [
    ["Conversations", String(conversations), `${messages} messages, ${quickReplies} quick replies`],
    ["Engagement", orNone(totals.engagementScore, scoreText), "of 0 to 100, in the mean"],
    ["Completion", orNone(totals.completionRate, percentText), "we had the last word; half: they had"],
    ["Resolution", orNone(totals.resolutionRate, percentText), "ended with thanks"],
    ["Response time", orNone(totals.responseTime, durationText), "in the mean"],
    ["Visits", String(visits.visits), `of those who chat; ${visits.pageViews} pages`],
    ["Time on a page", orNone(visits.timeOnPage, durationText), "while it was seen, in the mean"],
    ["Bounces", orNone(visits.bounceRate, percentText), "visits of one page"],
    ["Came back", orNone(visits.returnRate, percentText), "visits with the same conversation as one before"],
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
