import { ask } from "../api/ask";
import type { Rollout } from "../api/types";

export type Step = "start" | "advance" | "pause" | "resume" | "rollback";

export const listRollouts = () =>
  ask<{ rollouts: Rollout[] }>("GET", "rollout").then(({ rollouts }) => rollouts);

/** The next step is the one after what is seen here: who has pressed the button too late changes nothing. */
export const stepRollout = (
  step: Step,
  { feature, percentage }: Rollout,
  reason: string,
  override: boolean,
) => {
  const advance = step === "advance" ? { from: percentage, ...(override && { override }) } : {};
  return ask("POST", `rollout/${step}`, { feature, reason, ...advance });
};

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
