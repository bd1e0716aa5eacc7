import type { Tally } from "./tally";

const isAsset = ({ name }: PerformanceEntry): boolean => name.startsWith(`${location.origin}/assets/`);

/** What this frame was loaded with: document, script, style and engine, as far as the browser tells. */
export function measureLoading(tally: Tally): void {
  const [document] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const assets = performance.getEntriesByType("resource").filter(isAsset) as PerformanceResourceTiming[];
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
