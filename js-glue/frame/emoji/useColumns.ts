import { useLayoutEffect, useState } from "preact/hooks";
import type { RefObject } from "preact";

/** How many cells a row has room for: the style sheet says how wide they are at least, by pointer and size of the text. */
export function useColumns(grid: RefObject<HTMLElement>): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const element = grid.current!;
    const measure = () => {
      const { minInlineSize } = getComputedStyle(element.querySelector("[role=gridcell]")!);
      const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
      const room = element.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
      const fitting = Math.max(1, Math.floor(room / parseFloat(minInlineSize)));
      element.style.setProperty("--columns", `${fitting}`);
      setColumns(fitting);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return columns;
}
