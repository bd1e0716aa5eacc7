import { texts } from "../texts";

const language = globalThis.document?.documentElement.lang || undefined;
const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
const nearDay = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });
const farDay = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });
const numbers = new Intl.NumberFormat(language);

export const numberText = (value: number): string => numbers.format(value);

/** Nothing where the time is not known. */
export const clockText = (at: number): string => (at > 0 ? clock.format(at) : "");
export const isoTime = (at: number): string => new Date(at).toISOString();

/** Midnight, by the visitor's own clock. */
export const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

export function dayText(day: number, now: number): string {
  const today = new Date(now);
  if (day === dayOf(now)) return texts.today;
  if (day === new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1).getTime())
    return texts.yesterday;
  const sameYear = new Date(day).getFullYear() === today.getFullYear();
  return (sameYear ? nearDay : farDay).format(day);
}
