/** Bits: which of its ends a row shows. */
export const FIRST = 1;
export const LAST = 2;

/** Fractions of a pixel that a browser may leave at an end. */
const NEARLY = 2;
/** For the outline of what has the focus. */
const ROOM = 8;

/** Where it is written from right to left, offsets are negative. */
export function endsOf({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): number {
  const at = Math.abs(scrollLeft);
  return (at < NEARLY ? FIRST : 0) | (at + clientWidth > scrollWidth - NEARLY ? LAST : 0);
}

/** By a card, to the right or to the left. */
export function goBy(row: HTMLElement, by: number): void {
  const [first, second] = [...row.children] as HTMLElement[];
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollBy({
    left: by * Math.abs(second!.offsetLeft - first!.offsetLeft),
    behavior: isCalm ? "auto" : "smooth",
  });
}

/**
 * All of the card that the keyboard went to: browsers are content with a part of it. Not where it was pressed, since it would
 * go from under the pointer; and in this row alone, not in the page around.
 */
export function reveal(row: HTMLElement, card: HTMLElement): void {
  if (card === row || !card.matches(":focus-visible")) return;
  const [{ left, right }, edge] = [card.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += Math.min(left - ROOM - edge.left, 0) || Math.max(right + ROOM - edge.right, 0);
}
