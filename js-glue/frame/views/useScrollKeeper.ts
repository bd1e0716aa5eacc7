import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ScrollKeeper } from "./ScrollKeeper";

/** A scroll keeper for the elements that these references are put on, and whether the end is in sight. */
export function useScrollKeeper() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const keeper = useRef<ScrollKeeper>();
  const [atEnd, setAtEnd] = useState(true);
  useLayoutEffect(() => {
    keeper.current = new ScrollKeeper(scroller.current!, content.current!, rows.current!, setAtEnd);
    return () => keeper.current!.stop();
  }, []);
  return { scroller, content, rows, keeper, atEnd };
}
