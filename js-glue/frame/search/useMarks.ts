import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { List } from "../store";
import { rangesIn } from "./domText";
import { mark, reveal, unmark } from "./marks";
import type { Match } from "./matches";

/**
 * Marks what is found in the rows that are in the document, as they come and go. What it returns asks for the current match to
 * be brought into sight, once.
 */
export function useMarks(list: List, query: string, current: Match | undefined): () => void {
  const wanted = useRef(false);
  const frame = useRef(0);
  const latest = useRef<() => void>(() => {});

  latest.current = () => {
    const rows = document.querySelector(".rows")!;
    const keys = new Uint32Array(list.rows.slice().buffer);
    const ranges: Range[] = [];
    let now: Range | undefined;
    [...rows.children].forEach((row, i) => {
      const found = query ? rangesIn(row, query) : [];
      ranges.push(...found);
      if (current && keys[i] === current.said.key) now = found[current.nth] ?? found.at(-1);
    });
    mark(ranges, now);
    if (now && wanted.current) wanted.current = !reveal(now, rows.parentElement!);
  };
  /** Once a frame, when all that changes in it has changed. */
  const markSoon = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => latest.current());
  };

  useEffect(() => {
    const rows = document.querySelector(".rows")!;
    const observer = new MutationObserver(markSoon);
    observer.observe(rows, { childList: true, characterData: true, subtree: true });
    rows.parentElement!.addEventListener("scroll", onScroll);
    return () => {
      observer.disconnect();
      rows.parentElement!.removeEventListener("scroll", onScroll);
      cancelAnimationFrame(frame.current);
      unmark();
    };
  }, []);
  const onScroll = () => wanted.current && markSoon();
  useLayoutEffect(markSoon, [list, query, current]);

  return () => {
    wanted.current = true;
    markSoon();
  };
}
