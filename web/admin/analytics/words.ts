export const NONE = "–";

export const scoreText = (score: number): string => String(Math.round(score));
export const percentText = (percent: number): string => `${Math.round(percent)} %`;

/** "850 ms", "5.6 s", "2 min 5 s". */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export const orNone = (value: number | null, text: (value: number) => string): string =>
  value === null ? NONE : text(value);

/** What the concierge calls what a visitor asked for. */
const INTENTS: Readonly<Record<string, string>> = {
  track_order: "tracking an order",
  cancel_order: "cancelling an order",
  return_exchange: "returns",
  care_warranty: "care and warranty",
  financing: "financing",
  stylist_contact: "talking to a person",
  find_product: "finding a product",
};

export const topicText = (topic: string): string => INTENTS[topic] ?? topic;
