import { foldMapped, occurrences, unfold } from "./fold";

/** What is part of a line of text, and not a line of its own. */
const INLINE = /^(A|B|CODE|DEL|EM|I|S|SPAN|STRONG)$/;
/** What is beside the text. */
const BESIDE = ".code-head, .unseen, button";

/** The ranges of a query in what is shown of a message, from its first on, wherever its text is cut into elements. */
export const rangesIn = (row: Element, query: string): Range[] =>
  [...row.querySelectorAll(".text, .title, .detail")].flatMap((element) => rangesOf(element, query));

function rangesOf(element: Element, query: string): Range[] {
  const { text, pieces } = textOf(element);
  const folded = foldMapped(text);
  return occurrences(folded.text, query).map((at) => {
    const [start, end] = unfold(folded, at, at + query.length);
    const range = new Range();
    range.setStart(...placeIn(pieces, start));
    // Before the end, and not at the beginning of what comes next.
    const [node, offset] = placeIn(pieces, end - 1);
    range.setEnd(node, offset + 1);
    return range;
  });
}

interface Piece {
  node: Text;
  start: number;
}

function textOf(element: Element): { text: string; pieces: Piece[] } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(BESIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let text = "";
  const pieces: Piece[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length });
      text += node.data;
    } else if (!INLINE.test((node as Element).tagName)) {
      text += "\n";
    }
  }
  return { text, pieces };
}

function placeIn(pieces: readonly Piece[], at: number): [node: Text, offset: number] {
  const piece = pieces.findLast(({ start }) => start <= at)!;
  return [piece.node, Math.min(at - piece.start, piece.node.length)];
}
