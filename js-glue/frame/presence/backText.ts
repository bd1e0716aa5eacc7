import { more, regional } from "../texts";

const formatted = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(regional(), options).format(at);

/** How many midnights of the visitor's own clock are between the two: days may have 23 or 25 hours. */
function daysBetween(now: number, at: number): number {
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((midnight(at) - midnight(now)) / 86_400_000);
}

/** When somebody is there again, by the visitor's clock and in their language. */
export function backText(back: number | undefined, now: number): string {
  if (!back) return more.presence.closed;
  const time = formatted(back, { hour: "numeric", minute: "2-digit" });
  const days = daysBetween(now, back);
  if (days === 0) return more.presence.today(time);
  if (days === 1) return more.presence.tomorrow(time);
  // The same weekday again could be today's.
  const date = days < 7 ? {} : ({ day: "numeric", month: "long" } as const);
  return more.presence.later(formatted(back, { weekday: "long", ...date }), time);
}
