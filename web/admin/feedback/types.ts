// What the service says; docs/feedback.md has the words for it.

export type FeedbackType = "satisfaction" | "bug" | "feature_request" | "general" | "nps";
export type Sentiment = "negative" | "neutral" | "positive";

export interface Feedback {
  id: string;
  at: number;
  site: string;
  domain: string;
  type: FeedbackType;
  rating: number | null;
  npsScore: number | null;
  sentiment: Sentiment | null;
  urgent: boolean;
  category: string;
  message: string;
  page: string;
  browser: Record<string, string | number | boolean> | null;
  ticket: string | null;
}

export interface Day {
  /** In UTC. */
  date: string;
  total: number;
  urgent: number;
  negative: number;
}

export interface Stats {
  total: number;
  urgent: number;
  by_type: Record<FeedbackType, number>;
  by_sentiment: Record<Sentiment, number>;
  /** Null: nobody has rated. */
  average_rating: number | null;
  nps_score: number | null;
  /** Newest first; days without any are left out. */
  by_day: Day[];
}

export interface FeedbackPage {
  feedback: Feedback[];
  stats: Stats;
  next: string | null;
}

/** The most that one exported file holds. */
export const EXPORTED = 5_000;

export const TYPES: readonly (readonly [FeedbackType, string])[] = [
  ["satisfaction", "satisfaction"],
  ["nps", "recommendation"],
  ["bug", "bug"],
  ["feature_request", "wish"],
  ["general", "general"],
];

export const wordsOfType = (type: FeedbackType): string => TYPES.find(([name]) => name === type)![1];
