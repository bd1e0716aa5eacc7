import { siteName } from "./boot";

/** Nobody is asked again how it was before that, ms: limits::kAskAgain. */
const PAUSE = 90 * 86_400_000;

export const name = (): string => `pipit-asked:${siteName()}`;

/** When this browser's visitor was asked how it was, by form: who begins another conversation is somebody else to the service. */
export function kept(): Record<string, number> {
  try {
    const times = Object.entries(Object(JSON.parse(localStorage.getItem(name()) ?? "{}")));
    const isRecent = ([, at]: [string, unknown]): boolean =>
      typeof at === "number" && at > Date.now() - PAUSE && at <= Date.now();
    return Object.fromEntries(times.filter(isRecent)) as Record<string, number>;
  } catch {
    return {};
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
    return localStorage.length > +(name() in localStorage);
  } catch {
    return false;
  }
}
