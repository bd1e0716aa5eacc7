import { Chip, type Tone } from "../parts/Chip";
import { Time } from "../parts/Time";
import { wordsOfType, type Feedback, type Sentiment } from "./types";

const TONES: Readonly<Record<Sentiment, Tone>> = { negative: "bad", neutral: "plain", positive: "good" };

export function FeedbackRow({ feedback }: { feedback: Feedback }) {
  const { at, site, type, sentiment, urgent, category, message, page, browser, ticket } = feedback;
  return (
    <tr>
      <td class="nowrap">
        <Time at={at} />
      </td>
      <td>{site}</td>
      <td>
        <p>
          {wordsOfType(type)} <span class="nowrap">{marksOf(feedback)}</span>
        </p>
        <p class="marks">
          {urgent && <Chip tone="bad">urgent</Chip>}
          {sentiment && <Chip tone={TONES[sentiment]}>{sentiment}</Chip>}
        </p>
      </td>
      <td class="said">
        {category && <p class="quiet">{category}</p>}
        {message ? <p dir="auto">{message}</p> : <p class="quiet">no words</p>}
        {page && <p class="quiet">{page}</p>}
        {browser && <p class="quiet">{browserOf(browser)}</p>}
      </td>
      <td class="nowrap">{ticket && <span class="ticket">{ticket}</span>}</td>
    </tr>
  );
}

function marksOf({ rating, npsScore }: Feedback): string {
  if (rating !== null) return `${rating} of 5`;
  return npsScore === null ? "" : `${npsScore} of 10`;
}

const browserOf = (browser: NonNullable<Feedback["browser"]>): string =>
  Object.entries(browser)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
