import type { Rollout } from "../api/types";
import { gatesOf } from "./gating";

const SIGNS = { true: "✓", false: "✗", undefined: "–" };
const SAID = { true: "met: ", false: "not met: ", undefined: "not known: " };

export function Gates({ rollout }: { rollout: Rollout }) {
  const gates = gatesOf(rollout);
  if (!gates.length) return null;
  return (
    <ul class="gates" aria-label="What the next step needs">
      {gates.map(({ name, text, isMet }) => (
        <li key={name} class={isMet === undefined ? "" : isMet ? "met" : "unmet"}>
          <span class="sign" aria-hidden="true">
            {SIGNS[`${isMet}`]}
          </span>
          <span>
            <span class="unseen">{SAID[`${isMet}`]}</span>
            <strong>{name}</strong> {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
