import { bounded, isRecord, isText, type Bare } from "./shapes";

/** How far an order is, to be shown to who has proved that it is theirs. */
export interface Order {
  kind: "order";
  order: string;
  stage: Stage;
  /** Oldest first. */
  steps: readonly Step[];
}

export interface Step {
  stage: Stage;
  /** "2026-11-18" */
  at: string;
  note?: string | undefined;
}

/** In the order in which an order goes through them. */
export const STAGES = ["received", "in_production", "quality_check", "shipped", "delivered"] as const;
export type Stage = (typeof STAGES)[number];

const MAX_NAME = 32;
const MAX_STEPS = 12;
const MAX_NOTE = 200;

/** Nothing where it is none. */
export function readOrder({ order, stage, steps }: Bare): Order | undefined {
  const read = Array.isArray(steps) && !steps.length ? [] : bounded(steps, MAX_STEPS)?.map(readStep);
  const fits = isText(order, MAX_NAME) && isStage(stage) && read?.every((step) => !!step);
  return fits ? { kind: "order", order, stage, steps: read } : undefined;
}

function readStep(value: unknown): Step | undefined {
  if (!isRecord(value)) return undefined;
  const { stage, at, note } = value;
  const fits = isStage(stage) && isDay(at) && (note === undefined || isText(note, MAX_NOTE));
  return fits ? { stage, at, note } : undefined;
}

const isStage = (value: unknown): value is Stage => (STAGES as readonly unknown[]).includes(value);
const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
