// The 23 metrics, in the groups and the order of docs/metrics.md, and what is counted beside them.

export type Unit = "percent" | "ms" | "count" | "number" | "fps" | "bytes" | "mb";

export interface Metric {
  name: string;
  unit: Unit;
  /** Each figure with its words; of a single one they may be empty. */
  figures: readonly (readonly [figure: string, words: string])[];
  /** Where an alert begins. */
  limit?: number;
  hint?: string;
  /** It is close to 100 % always: its axis does not begin at 0. */
  isFit?: boolean;
}

export interface Group {
  name: string;
  metrics: readonly Metric[];
}

const ERRORS = ["quota", "security", "timeout", "corrupt", "network", "http", "script", "other"] as const;
const figureOf = (error: string) => `errors${error[0]!.toUpperCase()}${error.slice(1)}`;

const one = (name: string, unit: Unit, figure: string, more: Partial<Metric> = {}): Metric => ({
  name,
  unit,
  figures: [[figure, name]],
  ...more,
});

export const GROUPS: readonly Group[] = [
  {
    name: "Persistence",
    metrics: [
      one("Success rate", "percent", "persistenceSuccess", {
        limit: 95,
        isFit: true,
        hint: "writes to browsers' storage",
      }),
      one("Mean duration", "ms", "persistenceMean", { hint: "of a write" }),
      {
        name: "Durations",
        unit: "ms",
        limit: 200,
        hint: "50, 95, 99 of 100 take no longer",
        figures: [
          ["persistenceP50", "p50"],
          ["persistenceP95", "p95"],
          ["persistenceP99", "p99"],
        ],
      },
      one("Data-loss incidents", "count", "dataLoss", { hint: "something written or read is gone" }),
      one("Restoration success", "percent", "restorationSuccess", {
        isFit: true,
        hint: "conversations brought back",
      }),
      one("Navigation success", "percent", "navigationSuccess", { isFit: true, hint: "from page to page" }),
      { name: "Errors by type", unit: "count", figures: ERRORS.map((error) => [figureOf(error), error]) },
    ],
  },
  {
    name: "Performance",
    metrics: [
      {
        name: "Render time",
        unit: "ms",
        limit: 16,
        figures: [
          ["renderMean", "mean"],
          ["renderP95", "p95"],
        ],
      },
      one("Slow renders", "count", "slowRenders", { hint: "longer than 16 ms" }),
      {
        name: "Frames a second",
        unit: "fps",
        limit: 55,
        figures: [
          ["fpsMean", "mean"],
          ["fpsMin", "least"],
        ],
      },
      one("Jank", "percent", "jank", { limit: 10, hint: "frames over 1.5 frame budgets" }),
      {
        name: "Tab-sync latency",
        unit: "ms",
        limit: 50,
        figures: [
          ["tabSyncMean", "mean"],
          ["tabSyncP95", "p95"],
        ],
      },
      one("Tab-sync failure rate", "percent", "tabSyncFailure", { limit: 1 }),
      one("Bundle load time", "ms", "bundleLoad", { hint: "in the mean" }),
      one("Bundle size", "bytes", "bundleSize", { hint: "in the mean" }),
    ],
  },
  {
    name: "Memory",
    metrics: [
      one("Current", "mb", "memoryCurrent", { hint: "as the last report said" }),
      one("Peak", "mb", "memoryPeak", { limit: 50 }),
      one("Mean", "mb", "memoryMean"),
    ],
  },
  {
    name: "API",
    metrics: [
      one("Calls", "count", "apiCalls"),
      one("Mean latency", "ms", "apiMean"),
      one("p95 latency", "ms", "apiP95", { limit: 500 }),
      one("Error rate", "percent", "apiErrors", { limit: 1 }),
      one("Cache hit rate", "percent", "cacheHits"),
    ],
  },
  {
    name: "Also counted",
    metrics: [
      one("Long tasks", "count", "longTasks", { hint: "50 ms and more, where browsers tell" }),
      one("Long tasks a report", "number", "longTasksPerReport", { hint: "in the mean" }),
    ],
  },
];

export const FIGURES: readonly string[] = GROUPS.flatMap(({ metrics }) =>
  metrics.flatMap(({ figures }) => figures.map(([figure]) => figure)),
);
