import { bare } from "../bare";
import { tag } from "../link/tag";
import { fitsOne } from "./pages";

const { addEventListener, setTimeout, clearTimeout, MutationObserver } = window;
import { apply } from "../objects";

/** How far down the page the visitor has seen, in percent. A page that does not scroll has been seen whole. */
function depth(): number {
  const { scrollHeight } = document.documentElement;
  return (100 * (scrollY + innerHeight)) / scrollHeight;
}

const isThere = (pages: string, scroll: number): boolean =>
  fitsOne(pages, location.pathname) && (!scroll || depth() >= scroll);

const host = (tag.launcher.getRootNode() as ShadowRoot).host as HTMLElement;

/** Acts once all of it holds: the time is over, the page is one of them, enough of it was seen, and the page has not hidden the chat. */
export function when(delay: number, pages: string, scroll: number, act: () => void): void {
  const stop = new AbortController();
  const { signal } = stop;
  const look = (): void => {
    if (signal.aborted || host.hidden || !isThere(pages, scroll)) return;
    stop.abort();
    shown.disconnect();
    act();
  };
  const shown = new MutationObserver(look);
  const timer = setTimeout(() => {
    shown.observe(host, bare({ attributeFilter: ["hidden"] }));
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
      shown.disconnect();
      stop.abort();
    },
  ]);
}
