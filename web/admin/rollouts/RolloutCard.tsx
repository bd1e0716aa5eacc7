import { useState } from "preact/hooks";
import { mayAll } from "../api/rights";
import type { Rollout, Status } from "../api/types";
import { Chip, type Tone } from "../parts/Chip";
import { span } from "../parts/times";
import { STATUS } from "../flags/words";
import type { Step } from "./api";
import { Gates } from "./Gates";
import { History } from "./History";
import { StepDialog } from "./StepDialog";
import { Steps } from "./Steps";

const TONES: Readonly<Record<Status, Tone>> = {
  planned: "plain",
  in_progress: "busy",
  paused: "plain",
  completed: "good",
  rolled_back: "bad",
};

/** What can be done with it, by its status. */
const DEEDS: Readonly<Record<Status, readonly (readonly [Step, string])[]>> = {
  planned: [["start", "Start"]],
  in_progress: [
    ["advance", "Next step"],
    ["pause", "Pause"],
    ["rollback", "Roll back"],
  ],
  paused: [
    ["resume", "Resume"],
    ["rollback", "Roll back"],
  ],
  completed: [["rollback", "Roll back"]],
  rolled_back: [["start", "Start again"]],
};

export function RolloutCard({ rollout, changed }: { rollout: Rollout; changed: () => void }) {
  const { feature, phase, status, percentage, served, whitelist, blacklist } = rollout;
  const [step, setStep] = useState<Step | null>(null);
  const id = `rollout-${feature}`;
  return (
    <section class="card rollout" aria-labelledby={id}>
      <div class="card-head">
        <div>
          <h2 id={id}>{feature}</h2>
          <p class="quiet">
            Phase {phase}
            {status === "in_progress" && `, on this step for ${span(served)}`}
          </p>
        </div>
        <p class="rollout-now">
          <Chip tone={TONES[status]}>{STATUS[status]}</Chip> <strong class="figure">{percentage} %</strong>
        </p>
      </div>
      <Steps rollout={rollout} />
      <Gates rollout={rollout} />
      <Names label="Always in" names={whitelist} />
      <Names label="Never in" names={blacklist} />
      {mayAll() && (
        <div class="actions">
          {DEEDS[status].map(([name, words], index) => (
            <button
              type="button"
              key={name}
              class={name === "rollback" ? "danger" : index === 0 ? "primary" : ""}
              onClick={() => setStep(name)}
            >
              {words}
            </button>
          ))}
        </div>
      )}
      <History events={rollout.events} />
      {step && <StepDialog rollout={rollout} step={step} close={() => setStep(null)} done={changed} />}
    </section>
  );
}

const Names = ({ label, names }: { label: string; names: readonly string[] }) =>
  names.length ? (
    <p class="quiet">
      {label}: {names.join(", ")}
    </p>
  ) : null;
