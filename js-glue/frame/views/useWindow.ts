import { useContext, useLayoutEffect, useRef } from "preact/hooks";
import type { List } from "../store";
import { ActionsContext } from "./actions";

/** What the engine calls the rows above and below the messages. */
export const HEAD = 0xffffffff;
export const FOOT = 0xfffffffe;

const UNITS_PER_PIXEL = 64;

/**
 * The rows that are in the document, by number: 0 is the head, and the foot comes after the last message. The engine says
 * which, and is told what the browser makes of them, before anything is painted. A row with the focus stays, out of sight.
 */
export function useWindow(order: readonly number[], list: List) {
  const { seen } = useContext(ActionsContext);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const touched = useRef(false);
  const drawn = useRef<number[]>([]);
  const kept = useRef(-1);

  const keyOf = (number: number): number => (number ? (order[number - 1] ?? FOOT) : HEAD);
  const end = Math.min(list.first + list.count, order.length + 2);
  const numbers: number[] = [];
  for (let number = list.first; number < end; ++number) numbers.push(number);
  const elements = () => [...(rows.current?.children ?? [])];
  const focused = drawn.current[elements().findIndex((row) => row.contains(document.activeElement))];
  kept.current = focused === undefined ? -1 : order.indexOf(focused) + 1;
  if (numbers.includes(kept.current)) kept.current = -1;
  else if (kept.current >= end) numbers.push(kept.current);
  else if (kept.current >= 0) numbers.unshift(kept.current);
  drawn.current = numbers.map(keyOf);

  const look = (isNew: boolean) => {
    const { clientWidth, clientHeight, scrollTop, scrollHeight } = scroller.current!;
    const heights = elements().flatMap((row, i) =>
      row.matches(".kept") ? [] : [drawn.current[i]!, row.getBoundingClientRect().height * UNITS_PER_PIXEL],
    );
    seen({
      width: clientWidth,
      height: isNew ? 0 : clientHeight,
      offset: scrollTop,
      most: scrollHeight - clientHeight,
      touched: touched.current,
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
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (list.scrollTo >= 0) scroller.current!.scrollTop = list.scrollTo;
    list.scrollTo = -1;
    onChange();
  });

  return { scroller, rows, numbers, keyOf, kept: kept.current, onScroll: onChange, onTouch };
}
