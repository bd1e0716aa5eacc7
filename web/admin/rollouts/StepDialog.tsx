import { useState } from "preact/hooks";
import type { Rollout } from "../api/types";
import { Ask } from "../parts/Ask";
import { stepRollout, type Step } from "./api";
import { GATE, isPassable } from "./gating";

const DEEDS: Readonly<Record<Step, string>> = {
  start: "Start",
  advance: "Take the next step",
  pause: "Pause",
  resume: "Resume",
  rollback: "Roll back",
};

interface Props {
  rollout: Rollout;
  step: Step;
  close: () => void;
  done: () => void;
}

export function StepDialog({ rollout, step, close, done }: Props) {
  const { feature, gate } = rollout;
  const [isOverridden, override] = useState(false);
  const act = (reason: string) => stepRollout(step, rollout, reason, isOverridden).then(done);
  const isHeld = step === "advance" && gate !== "open";
  return (
    <Ask
      title={`${DEEDS[step]}: ${feature}`}
      deed={DEEDS[step]}
      danger={step === "rollback"}
      close={close}
      act={act}
    >
      <p>{textOf(rollout, step)}</p>
      {isHeld && <p class="note">{GATE[gate]}</p>}
      {isHeld && isPassable(gate) && (
        <label class="check">
          <input
            type="checkbox"
            checked={isOverridden}
            onChange={(event) => override(event.currentTarget.checked)}
          />
          Pass this gate nonetheless. It stands in the history as overridden.
        </label>
      )}
    </Ask>
  );
}

function textOf({ steps, step: at }: Rollout, step: Step): string {
  const share = (index: number) => `${steps[Math.min(index, steps.length - 1)]?.percentage} %`;
  if (step === "start") return `It begins with ${share(0)} of all sites.`;
  if (step === "advance") return `From ${share(at)} to ${share(at + 1)} of all sites. Who is in stays in.`;
  if (step === "pause") return "Nobody has the feature until it is resumed; the time does not count.";
  if (step === "resume") return `${share(at)} of all sites have it again.`;
  return "Nobody has the feature any more, until somebody starts it again. Open pages hear it within a minute.";
}
