import { useState } from "preact/hooks";
import type { Rollout } from "../api/types";
import { Ask } from "../parts/Ask";
import { Choice, TextField } from "../parts/Field";
import { WHAT } from "../flags/words";
import { createRollout } from "./api";

const PLANS = [
  ["tiers", "Tiers: 1, 10, 50, 100 %, at least 48 h each"],
  ["canary", "Canary: 0 (the list alone), 10, 25, 50, 100 %"],
  ["own", "Percentages of its own"],
] as const;

const namesIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

export function CreateRollout({
  known,
  close,
  created,
}: {
  known: readonly Rollout[];
  close: () => void;
  created: () => void;
}) {
  const [feature, setFeature] = useState(freeFeature(known));
  const [plan, setPlan] = useState("tiers");
  const [own, setOwn] = useState("5,25,100");
  const [whitelist, setWhitelist] = useState("");
  const [blacklist, setBlacklist] = useState("");
  const act = (reason: string) =>
    createRollout(
      {
        feature,
        plan: plan === "own" ? own.replace(/\s/g, "") : plan,
        whitelist: namesIn(whitelist),
        blacklist: namesIn(blacklist),
      },
      reason,
    ).then(created);
  return (
    <Ask
      title="New rollout"
      deed="Create"
      fields={["feature", "plan", "whitelist", "blacklist"]}
      close={close}
      act={act}
    >
      {(of) => (
        <>
          <p>It is planned first: from then on nobody has the feature, until the rollout is started.</p>
          <Choice
            label="Feature"
            value={feature}
            set={setFeature}
            error={of("feature")}
            options={Object.entries(WHAT).map(([name, what]) => [name, `${name}: ${what}`])}
          />
          <Choice
            label="Plan"
            value={plan}
            set={setPlan}
            error={plan === "own" ? "" : of("plan")}
            options={PLANS}
          />
          {plan === "own" && (
            <TextField
              label="Percentages"
              hint="They grow, up to 100."
              value={own}
              set={setOwn}
              error={of("plan")}
            />
          )}
          <TextField
            label="Sites that are always in"
            hint="Their names, with spaces between."
            value={whitelist}
            set={setWhitelist}
            error={of("whitelist")}
          />
          <TextField
            label="Sites that are never in"
            value={blacklist}
            set={setBlacklist}
            error={of("blacklist")}
          />
        </>
      )}
    </Ask>
  );
}

function freeFeature(known: readonly Rollout[]): string {
  const names = Object.keys(WHAT);
  return names.find((name) => !known.some(({ feature }) => feature === name)) ?? names[0]!;
}
