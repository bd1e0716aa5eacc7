/** When somebody is there: from one moment to another, in milliseconds since 1970. */
export interface Opening {
  from: number;
  until: number;
}

export interface Presence {
  isThere: boolean;
  /** When somebody is there again, as far as it is known. */
  back?: number;
}

/** The service tells of no more (server/domain/Limits.h). */
const MAX_OPENINGS = 8;

/** As the service writes them: "1791187200-1791216000 …" in seconds, ascending. What is none of that is left out. */
export const readOpenings = (text: string): readonly Opening[] =>
  text.split(" ", MAX_OPENINGS).flatMap((part) => {
    const [, from, until] = /^(\d{1,11})-(\d{1,11})$/.exec(part) ?? [];
    return from && until ? [{ from: +from * 1_000, until: +until * 1_000 }] : [];
  });

export function presenceAt(openings: readonly Opening[], now: number): Presence {
  const next = openings.find(({ until }) => until > now);
  if (!next) return { isThere: false };
  return next.from > now ? { isThere: false, back: next.from } : { isThere: true };
}

/** In how many milliseconds that changes; never, where it does not. */
export function changeIn(openings: readonly Opening[], now: number): number {
  const moments = openings.flatMap(({ from, until }) => [from, until]);
  return Math.min(...moments.filter((moment) => moment > now)) - now;
}
