import type { Gate, Rollout } from "../api/types";
import { span } from "../parts/times";

export interface GateLine {
  name: string;
  text: string;
  /** Nothing is known where it is neither. */
  isMet: boolean | undefined;
}

/** What a step has to have before the next one, by the service's figures. */
export function gatesOf({ served, leastTime, lastHour, status }: Rollout): GateLine[] {
  if (status !== "in_progress") return [];
  const { exposures, successes, errors } = lastHour;
  const told = successes + errors;
  return [
    { name: "Time", text: `${span(served)} of ${span(leastTime)}`, isMet: served >= leastTime },
    {
      name: "Errors",
      text: exposures
        ? `${percent(errors, exposures)} of ${exposures}, below 5 %`
        : "nobody has had it in the last hour",
      isMet: exposures ? errors / exposures < 0.05 : undefined,
    },
    {
      name: "Success",
      text: told ? `${percent(successes, told)} of ${told}, above 95 %` : "nothing was told in the last hour",
      isMet: told ? successes / told > 0.95 : undefined,
    },
  ];
}

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)} %`;

/** What may be passed with an explicit word. */
export const isPassable = (gate: Gate): boolean => gate === "too_soon" || gate === "nothing_known";

export const GATE: Readonly<Record<Gate, string>> = {
  open: "It may take its next step.",
  not_in_progress: "It is not in progress.",
  too_soon: "Its step has not stood long enough.",
  nothing_known: "Nothing is known of how it went in the last hour.",
  too_many_errors: "Too many have failed in the last hour.",
  too_few_successes: "Too few went well in the last hour.",
};
