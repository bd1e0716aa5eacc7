const ALL = "found";
const NOW = "found-now";

/** Shows where the matches are, and which one is meant. A browser that cannot mark texts selects that one. */
export function mark(ranges: readonly Range[], now: Range | undefined): void {
  if ("highlights" in CSS) {
    CSS.highlights.set(ALL, new Highlight(...ranges));
    const one = new Highlight(...(now ? [now] : []));
    one.priority = 1;
    CSS.highlights.set(NOW, one);
  } else if (now) {
    getSelection()?.setBaseAndExtent(now.startContainer, now.startOffset, now.endContainer, now.endOffset);
  }
}

export function unmark(): void {
  if ("highlights" in CSS) for (const name of [ALL, NOW]) CSS.highlights.delete(name);
}

/** Room between a match and the edge that it was behind, in pixels. */
const ROOM = 24;

/**
 * Scrolls what the match is behind the edge of: a message that is higher than the list, a row of cards, a long line of code.
 * False: its row is not in sight yet. Only what is in the frame: the page around it stays where it is.
 */
export function reveal(range: Range, list: Element): boolean {
  for (let element = range.startContainer.parentElement!; ; element = element.parentElement!) {
    const isList = element === list;
    if (isList && !isInSight(range.startContainer.parentElement!.closest(".row")!, list)) return false;
    const [match, edge] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    if (isList) element.scrollTop += beyond(match.top, match.bottom, edge.top, edge.bottom);
    if (element.scrollWidth > element.clientWidth)
      element.scrollLeft += beyond(match.left, match.right, edge.left, edge.right);
    if (isList) return true;
  }
}

function isInSight(element: Element, list: Element): boolean {
  const [{ top, bottom }, edge] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
  return bottom > edge.top && top < edge.bottom;
}

function beyond(start: number, end: number, from: number, to: number): number {
  if (start < from) return start - from - ROOM;
  return end > to ? Math.min(end - to + ROOM, start - from - ROOM) : 0;
}
