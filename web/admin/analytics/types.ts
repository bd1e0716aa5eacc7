// What the service says; docs/analytics.md has the words for it.

export interface Totals {
  conversations: number;
  messages: number;
  quickReplies: number;
  /** Null, as the next ones: there is nothing to take a mean of. */
  engagementScore: number | null;
  /** In percent. */
  completionRate: number | null;
  resolutionRate: number | null;
  /** Milliseconds. */
  responseTime: number | null;
}

export interface Day extends Totals {
  /** In UTC. */
  date: string;
}

export interface Conversation {
  conversation: string;
  session: string;
  site: string;
  at: number;
  calculatedAt: number;
  messages: number;
  engagementScore: number;
  quickReplies: number;
  completion: 0 | 50 | 100;
  resolved: boolean;
  responseTime: number | null;
  /** What was spoken of most comes first. */
  topics: string[];
}

export interface Visits {
  visits: number;
  pageViews: number;
  /** Null, as the next ones: there were none. */
  pagesPerVisit: number | null;
  /** Milliseconds. */
  timeOnPage: number | null;
  /** In percent. */
  bounceRate: number | null;
  returnRate: number | null;
}

export interface AnalyticsAnswer {
  totals: Totals;
  visits: Visits;
  /** Newest first; days without any are left out. */
  days: Day[];
  conversations: Conversation[];
  next: string | null;
}

/** The most that one exported file holds. */
export const EXPORTED = 10_000;
