import type { ComponentChild } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { more } from "../texts";
import { DownIcon } from "../views/icons";
import { FIRST, LAST, endsOf, goBy, reveal } from "./scrolling";

/**
 * A row of cards that is longer than the list is wide. Whoever has a mouse gets buttons, which lie over it and so move nothing;
 * fingers swipe, Tab reaches each link, and the arrow keys go from card to card.
 */
export function Carousel({ children, linked }: { children: ComponentChild; linked: boolean }) {
  const row = useRef<HTMLUListElement>(null);
  const [ends, setEnds] = useState(FIRST | LAST);
  const look = () => setEnds(endsOf(row.current!));
  useEffect(() => {
    const observer = new ResizeObserver(look);
    observer.observe(row.current!);
    return () => observer.disconnect();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    // With Alt they go through the browser's history.
    if (!by || event.altKey || event.metaKey) return;
    event.preventDefault();
    goBy(row.current!, by);
  };
  const button = (name: string, label: string, end: number, by: number) => (
    <button
      type="button"
      class={`round ${name}`}
      tabIndex={-1}
      hidden={(ends & end) > 0}
      aria-label={label}
      onClick={() => goBy(row.current!, getComputedStyle(row.current!).direction === "rtl" ? -by : by)}
    >
      <DownIcon />
    </button>
  );
  return (
    <div class="carousel">
      <ul
        class="cards"
        role="list"
        aria-label={more.products}
        tabIndex={linked ? undefined : 0}
        ref={row}
        onScroll={look}
        onKeyDown={onKeyDown}
        onFocusIn={({ target }) => reveal(row.current!, target as HTMLElement)}
      >
        {children}
      </ul>
      {button("earlier", more.cards.previous, FIRST, -1)}
      {button("later", more.cards.next, LAST, 1)}
    </div>
  );
}
