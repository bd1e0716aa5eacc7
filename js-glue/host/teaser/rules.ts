import { bare } from "../bare";
import { tag } from "../link/tag";
import { fitsOne } from "./pages";

const { addEventListener, setTimeout, clearTimeout } = window;
import { apply } from "../objects";

/** How far down the page the visitor has seen, in percent. A page that does not scroll has been seen whole. */
function depth(): number {
  const { scrollHeight } = document.documentElement;
  return (100 * (scrollY + innerHeight)) / scrollHeight;
}

const isThere = (pages: string, scroll: number): boolean =>
  fitsOne(pages, location.pathname) && (!scroll || depth() >= scroll);

/** Acts once all of it holds: the time is over, the page is one of them, and enough of it was seen. */
export function when(delay: number, pages: string, scroll: number, act: () => void): void {
  const stop = new AbortController();
  const { signal } = stop;
  const look = (): void => {
    if (signal.aborted || !isThere(pages, scroll)) return;
    stop.abort();
    act();
  };
  const timer = setTimeout(() => {
    const places: [object | undefined, string][] = [
      [window, "scroll"],
      [window, "popstate"],
      [(window as { navigation?: object }).navigation, "navigatesuccess"],
    ];
    for (const [place, name] of places)
      if (place) apply(addEventListener, place, [name, look, bare({ signal, passive: true })]);
    look();
  }, delay);
  apply(addEventListener, tag.ending, [
    "abort",
    () => {
      clearTimeout(timer);
      stop.abort();
    },
  ]);
}
