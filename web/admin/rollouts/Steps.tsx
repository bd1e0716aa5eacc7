import type { Rollout } from "../api/types";

const isPast = ({ status }: Rollout, index: number, step: number): boolean =>
  status === "completed" || index < step;
const isAt = ({ status }: Rollout): boolean => status === "in_progress" || status === "paused";

/** The steps of its plan, in a row, and which it stands on. */
export const Steps = ({ rollout }: { rollout: Rollout }) => (
  <ol class="steps" aria-label="Steps">
    {rollout.steps.map(({ name, percentage }, index) => {
      const isHere = isAt(rollout) && index === rollout.step;
      const state = isHere
        ? "here"
        : isAt(rollout) || rollout.status === "completed"
          ? pastOf(rollout, index)
          : "";
      return (
        <li key={`${name}${index}`} class={state} aria-current={isHere ? "step" : undefined}>
          <strong>{percentage} %</strong>
          <span>{nameText(name)}</span>
        </li>
      );
    })}
  </ol>
);

const pastOf = (rollout: Rollout, index: number): string =>
  isPast(rollout, index, rollout.step) ? "past" : "";

/** "tier_2_early_adopters" is "early adopters". */
const nameText = (name: string): string => name.replace(/^(tier_)?\d*_?/, "").replace(/_/g, " ");
