import { ask } from "../api/ask";
import type { Rollout } from "../api/types";

export type Step = "start" | "advance" | "pause" | "resume" | "rollback";

export const listRollouts = () =>
  ask<{ rollouts: Rollout[] }>("GET", "rollout").then(({ rollouts }) => rollouts);

export const stepRollout = (step: Step, feature: string, reason: string, override: boolean) =>
  ask("POST", `rollout/${step}`, { feature, reason, ...(override && { override }) });

export interface NewRollout {
  feature: string;
  plan: string;
  whitelist: string[];
  blacklist: string[];
}

export const createRollout = (fresh: NewRollout, reason: string) =>
  ask("POST", "rollout/create", { ...fresh, reason });

export const rollBackAll = (reason: string) =>
  ask<{ rollouts: Rollout[] }>("POST", "emergency-rollback", { reason });
