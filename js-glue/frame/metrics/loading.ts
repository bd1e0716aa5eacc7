import { Phase, Tag } from "../../abi/layout";
import type { Watch } from "./notes";
import type { Tally } from "./tally";

const isAsset = ({ name }: PerformanceEntry): boolean => name.startsWith(`${location.origin}/assets/`);

/** A language's texts: without them nothing can be used, and they may come last. Those of the frame's parts are others. */
const TEXTS = /\/texts-[a-z]+-(?!more)/;

/**
 * What this frame was loaded with until it could be used, as far as the browser tells: document, script, style, engine and texts. What came later,
 * parts of the frame and this script, nobody has waited for.
 */
export function watchLoading(tally: Tally): Watch {
  let isOver = false;
  return ({ at, command }) => {
    if (isOver || command?.tag !== Tag.ShowStatus || command.phase !== Phase.Ready) return;
    isOver = true;
    measureLoading(tally, at);
  };
}

function measureLoading(tally: Tally, ready: number): void {
  const [document] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  const assets = resources.filter(
    (entry) => isAsset(entry) && (TEXTS.test(entry.name) ? entry.startTime : entry.responseEnd) <= ready,
  );
  if (!document || !assets.length) return;
  const loaded = [document, ...assets];
  tally.measure("bundleMs", Math.max(...loaded.map(({ responseEnd }) => responseEnd)));
  tally.measure(
    "bundleBytes",
    loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  // What comes from the browser's cache is not transferred.
  for (const { transferSize } of assets) tally.count(transferSize === 0 ? "cacheHits" : "cacheMisses");
}

/** Tasks of 50 ms and more, and what went wrong in our scripts, from now on. */
export function watchTasks(tally: Tally): void {
  addEventListener("error", () => tally.count("errorScript"));
  addEventListener("unhandledrejection", () => tally.count("errorScript"));
  if (PerformanceObserver.supportedEntryTypes?.includes("longtask"))
    new PerformanceObserver((list) => tally.count("longTasks", list.getEntries().length)).observe({
      type: "longtask",
      buffered: true,
    });
}

/** What the frame's scripts hold, in MB, in browsers that say so. */
export function measureMemory(tally: Tally): void {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } };
  if (memory) tally.measure("memoryMb", memory.usedJSHeapSize / 1e6);
}
