// What the service says; docs/monitoring.md has the words for it.

export type Grade = "healthy" | "degraded" | "unhealthy";

/** A part without data is null. */
export interface Health {
  score: number;
  grade: Grade;
  persistence: number | null;
  rendering: number | null;
  memory: number | null;
  api: number | null;
}

/** By name, long tasks too; those of which nothing was measured are not there. */
export type Figures = Partial<Record<string, number>>;

export interface Measured {
  reports: number;
  figures: Figures;
  health: Health | null;
}

/** As the service says it: long tasks are none of its figures. */
export type Told<T extends Measured> = T & { longTasks: { count: number; perReport: number | null } };

export interface Window extends Measured {
  starts: number;
  seconds: number;
}

export interface Measurements {
  site: string | null;
  from: number;
  to: number;
  step: number;
  windows: Window[];
  total: Measured;
  /** Where no site was named. */
  overview?: { sites: ({ site: string } & Measured)[]; more: boolean };
}
