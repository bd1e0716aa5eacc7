import { Ask } from "../parts/Ask";
import type { Wish } from "./FlagRow";

interface Props {
  wish: Wish;
  owner: string;
  close: () => void;
  act: (reason: string) => Promise<unknown>;
}

export function SetFlag({ wish: { feature, value }, owner, close, act }: Props) {
  const { name, needs, rollout } = feature;
  const deed = value === null ? "Inherit" : value ? "Switch on" : "Switch off";
  return (
    <Ask title={`${deed}: ${name}`} deed={deed} fields={[]} close={close} act={act}>
      <p>
        {value === null
          ? `What ${owner} says about ${name} goes; the next layer decides.`
          : `${owner} says ${value ? "on" : "off"}. A page that stands open hears within a minute what is off; what is on again it has with the next page.`}
      </p>
      {value && needs.length > 0 && (
        <p class="note">It needs {needs.join(" and ")}, and is off where one of them is.</p>
      )}
      {value && rollout && <p class="note">It has a rollout: who is not in that has it off nonetheless.</p>}
    </Ask>
  );
}
