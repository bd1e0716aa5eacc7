import type { CannedAnswer } from "./types";

/** As many as are offered at once. */
const MOST = 8;

/** What is looked for, where all that stands there is "/" and a word; else nothing. */
export const searchIn = (text: string): string | undefined => /^\/(\S*)$/.exec(text)?.[1];

/** Those whose names begin so first, then those that have it anywhere. */
export function found(answers: readonly CannedAnswer[], search: string): CannedAnswer[] {
  const wanted = search.toLowerCase();
  const rank = ({ name, text }: CannedAnswer) =>
    name.toLowerCase().startsWith(wanted) ? 0 : `${name}\n${text}`.toLowerCase().includes(wanted) ? 1 : 2;
  return answers
    .filter((answer) => rank(answer) < 2)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}
