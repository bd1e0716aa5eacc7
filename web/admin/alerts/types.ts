// What the service says; docs/monitoring.md has the words for it.

export type Severity = "warning" | "error" | "critical";
export type Status = "firing" | "resolved";

export interface Alert {
  id: string;
  rule: string;
  /** Null: it is about the service. */
  site: string | null;
  severity: Severity;
  status: Status;
  value: number;
  threshold: number | null;
  description: string;
  fired: number;
  seen: number;
  resolved: number | null;
  times: number;
  acknowledged: { who: string; at: number } | null;
}

export interface AlertPage {
  alerts: Alert[];
  next: number | null;
}
