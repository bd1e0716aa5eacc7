import type { Feature, Layer } from "../api/types";
import { Chip } from "../parts/Chip";
import { LAYERS, sourceText, STATUS, WHAT } from "./words";

export interface Wish {
  feature: Feature;
  /** Null: nothing is said any more. */
  value: boolean | null;
}

interface Props {
  feature: Feature;
  /** Whose: all, organization or site. */
  kind: string;
  /** None where it may not be changed. */
  wish: ((wish: Wish) => void) | undefined;
  toRollout: () => void;
}

const CHOICES: readonly (readonly [boolean | null, string])[] = [
  [null, "Inherited"],
  [true, "On"],
  [false, "Off"],
];

export function FlagRow({ feature, kind, wish, toRollout }: Props) {
  const { name, isOn, needs, rollout, layers } = feature;
  const said = layers[kind === "site" ? "customer" : "organization"] ?? null;
  return (
    <li class="row flag">
      <div class="flag-what">
        <p class="flag-name">
          <strong>{name}</strong> <Chip tone={isOn ? "good" : "plain"}>{isOn ? "on" : "off"}</Chip>{" "}
          <span class="quiet">{sourceText(feature)}</span>
        </p>
        <p class="quiet">
          {WHAT[name]}
          {needs.length > 0 && `. Needs ${needs.join(" and ")}`}
        </p>
        <p class="layers">
          {saidLayers(layers).map((text) => (
            <span key={text}>{text}</span>
          ))}
          {rollout && (
            <button type="button" class="link" onClick={toRollout}>
              rollout {STATUS[rollout.status]}, {rollout.percentage} %
            </button>
          )}
        </p>
      </div>
      {wish && (
        <div class="segments" role="group" aria-label={`${name}: what the ${kind} says`}>
          {CHOICES.map(([value, words]) => (
            <button
              type="button"
              key={words}
              aria-pressed={said === value}
              onClick={() => said !== value && wish({ feature, value })}
            >
              {words}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

const saidLayers = (layers: Feature["layers"]): string[] =>
  (Object.entries(layers) as [Layer, boolean | null][])
    .filter(([, value]) => value !== null)
    .map(([layer, value]) => `${LAYERS[layer]}: ${value ? "on" : "off"}`);
