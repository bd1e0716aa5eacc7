import { useLayoutEffect, useRef } from "preact/hooks";
import type { List } from "../store";
import { actions } from "./actions";

/** What the engine calls the rows above and below the messages. */
export const HEAD = 0xffffffff;
export const FOOT = 0xfffffffe;

const UNITS_PER_PIXEL = 64;

/**
 * The keys of the rows that are in the document. The engine says which, and is told what the browser makes of them, before
 * anything is painted. A row with the focus stays, out of sight.
 */
export function useWindow(list: List) {
  const { seen, whole } = actions;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const touched = useRef(false);
  const printing = useRef(false);
  const drawn = useRef<number[]>([]);
  const keys = [...new Uint32Array(list.rows.slice().buffer)];
  drawn.current = keys;

  const look = (isNew: boolean) => {
    if (printing.current) return;
    const { clientWidth, clientHeight, scrollTop, scrollHeight } = scroller.current!;
    const heights: number[] = [];
    let focused = 0;
    [...rows.current!.children].forEach((row, i) => {
      const key = drawn.current[i]!;
      if (row.contains(document.activeElement)) focused = key;
      if (!row.matches(".kept")) heights.push(key, row.getBoundingClientRect().height * UNITS_PER_PIXEL);
    });
    seen({
      width: clientWidth,
      height: isNew ? 0 : clientHeight,
      offset: scrollTop,
      most: scrollHeight - clientHeight,
      touched: touched.current,
      focused,
      heights: new Uint8Array(new Uint32Array(heights).buffer),
    });
  };
  const onChange = () => look(false);
  const onTouch = ({ touches }: TouchEvent) => {
    touched.current = touches.length > 0;
    onChange();
  };

  useLayoutEffect(() => {
    look(true);
    const observer = new ResizeObserver(onChange);
    observer.observe(scroller.current!);
    observer.observe(rows.current!);
    // On paper nothing can be scrolled.
    const print = ({ type }: Event) => {
      whole((printing.current = type === "beforeprint"));
      onChange();
    };
    addEventListener("beforeprint", print);
    addEventListener("afterprint", print);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", print);
      removeEventListener("afterprint", print);
    };
  }, []);
  useLayoutEffect(() => {
    if (list.scrollTo >= 0) scroller.current!.scrollTop = list.scrollTo;
    list.scrollTo = -1;
    onChange();
  });

  return { scroller, rows, keys, onScroll: onChange, onTouch };
}
