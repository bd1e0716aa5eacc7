import { useState } from "preact/hooks";
import { useLive } from "../api/live";
import { mayAll } from "../api/rights";
import { useLoad } from "../api/useLoad";
import { Page } from "../parts/Page";
import { Empty, Shown } from "../parts/States";
import { listRollouts } from "./api";
import { CreateRollout } from "./CreateRollout";
import { Emergency } from "./Emergency";
import { RolloutCard } from "./RolloutCard";

export function RolloutsPage() {
  const rollouts = useLoad(listRollouts, "rollouts");
  useLive(rollouts.reload, ["flags"]);
  const [isCreating, setCreating] = useState(false);
  const create = mayAll() && (
    <button type="button" class="primary" onClick={() => setCreating(true)}>
      New rollout
    </button>
  );
  return (
    <Page
      title="Rollouts"
      lead="A feature with a rollout is off for every site that the rollout does not have."
      actions={create}
    >
      <Shown of={rollouts}>
        {(list) =>
          list.length ? (
            list.map((rollout) => (
              <RolloutCard key={rollout.feature} rollout={rollout} changed={rollouts.reload} />
            ))
          ) : (
            <Empty title="No feature has a rollout: each is on or off for everybody." />
          )
        }
      </Shown>
      {mayAll() && <Emergency changed={rollouts.reload} />}
      {isCreating && (
        <CreateRollout
          known={rollouts.value ?? []}
          close={() => setCreating(false)}
          created={rollouts.reload}
        />
      )}
    </Page>
  );
}
