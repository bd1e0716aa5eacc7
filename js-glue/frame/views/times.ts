import { language, regional, texts } from "../texts";

/** They take long to make. */
const formatIn = (options: Intl.DateTimeFormatOptions) => {
  let made = "";
  let format: Intl.DateTimeFormat;
  return (at: number): string => {
    if (made !== language) format = new Intl.DateTimeFormat(regional(), options);
    made = language;
    return format.format(at);
  };
};
const clock = formatIn({ hour: "numeric", minute: "2-digit" });
const nearDay = formatIn({ weekday: "long", day: "numeric", month: "long" });
const farDay = formatIn({ day: "numeric", month: "long", year: "numeric" });

/** Nothing where the time is not known. */
export const clockText = (at: number): string => (at > 0 ? clock(at) : "");
export const isoTime = (at: number): string => new Date(at).toISOString();

/** Midnight, by the visitor's own clock. */
export const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

export function dayText(day: number, now: number): string {
  const today = new Date(now);
  if (day === dayOf(now)) return texts.today;
  if (day === new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1).getTime())
    return texts.yesterday;
  const sameYear = new Date(day).getFullYear() === today.getFullYear();
  return (sameYear ? nearDay : farDay)(day);
}
