import { siteName } from "./boot";

/** Nobody is asked again how it was before that, ms: limits::kAskAgain. */
const PAUSE = 90 * 86_400_000;
const FORM = /^\{"kind":"form","form":"(csat|nps)"/;

const name = (): string => `pipit-asked:${siteName()}`;

/** When this browser's visitor was asked how it was, by form: who begins another conversation is somebody else to the service. */
function kept(): Record<string, number> {
  try {
    const times = Object.entries(Object(JSON.parse(localStorage.getItem(name()) ?? "{}")));
    const isRecent = ([, at]: [string, unknown]): boolean =>
      typeof at === "number" && at > Date.now() - PAUSE && at <= Date.now();
    return Object.fromEntries(times.filter(isRecent)) as Record<string, number>;
  } catch {
    return {};
  }
}

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

export const wasAsked = (form: string): boolean => form in kept();

/** What goes along with a message. */
export function askedHeaders(): Record<string, string> {
  const forms = Object.keys(kept()).filter((form) => /^(csat|nps)$/.test(form));
  return forms.length ? { "Pipit-Asked": forms.join(" ") } : {};
}

export function forgetAsked(): void {
  try {
    localStorage.removeItem(name());
  } catch {
    // Refused: nothing is there.
  }
}

/** Whether the engine has records of its own there: that one is none. */
export function hasOtherRecords(): boolean {
  try {
    const { length } = localStorage;
    return length > 1 || (length === 1 && localStorage[name()] === undefined);
  } catch {
    return false;
  }
}
