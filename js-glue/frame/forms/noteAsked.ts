import { kept, name } from "../asked";

const FORM = /^\{"kind":"form","form":"(csat|nps)"/;

/** A row is shown: whether it asks, and when it did. Time of another clock counts as now. */
export function noteAsked(extra: string, at: number): void {
  const form = FORM.exec(extra)?.[1];
  const asked = Math.min(at || Date.now(), Date.now());
  const times = kept();
  if (!form || (times[form] ?? 0) >= asked) return;
  try {
    localStorage.setItem(name(), JSON.stringify({ ...times, [form]: asked }));
  } catch {
    // Refused, or full: then it is the service's to know.
  }
}
