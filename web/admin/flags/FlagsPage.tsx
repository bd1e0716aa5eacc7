import { useState } from "preact/hooks";
import { ask } from "../api/ask";
import { useLive } from "../api/live";
import { mayAll, mayWrite, me } from "../api/rights";
import type { Feature, Flags, Site } from "../api/types";
import { useLoad } from "../api/useLoad";
import { Empty, Shown } from "../parts/States";
import { Page } from "../parts/Page";
import { go } from "../shell/route";
import { FlagRow, type Wish } from "./FlagRow";
import { OwnerChoice } from "./OwnerChoice";
import { SetFlag } from "./SetFlag";
import { PHASES } from "./words";

/** Whose flags: those of a site, of an organization, or what holds for all where nobody says more. */
export function FlagsPage({ kind, owner = "" }: { kind: string | undefined; owner: string | undefined }) {
  const sites = useLoad(() => ask<{ sites: Site[] }>("GET", "sites"), "sites");
  const usual = me().sites === null ? "all" : sites.value?.sites[0]?.id;
  return (
    <Page
      title="Feature flags"
      lead="What the chat has, and why. The most specific that says anything decides: site, organization, installation, default."
    >
      <Shown of={sites}>
        {(list) => {
          const named = kind ? owner || "all" : usual;
          if (!named) return <Empty title="There is no site yet." />;
          const mine = kind ?? (named === "all" ? "all" : "site");
          return (
            <>
              <OwnerChoice sites={list.sites} kind={mine} owner={named} />
              <FlagList key={`${mine}/${named}`} kind={mine} owner={named} />
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

const questionOf = (kind: string, owner: string): string =>
  kind === "all" ? "feature-flags" : `feature-flags?${new URLSearchParams({ [kind]: owner })}`;

function FlagList({ kind, owner }: { kind: string; owner: string }) {
  const flags = useLoad(() => ask<Flags>("GET", questionOf(kind, owner)), `${kind}/${owner}`);
  useLive(flags.reload, ["flags"]);
  const [wish, setWish] = useState<Wish | null>(null);
  const isMine = kind === "site" ? mayWrite() : kind === "organization" && mayAll();
  const set = async (reason: string) => {
    const said = { [wish!.feature.name]: wish!.value };
    flags.put(await ask<Flags>("POST", "feature-flags", { [kind]: owner, features: said, reason }));
  };
  return (
    <Shown of={flags}>
      {({ features }) => (
        <>
          {phasesOf(features).map(([phase, group]) => (
            <section class="card" key={phase} aria-labelledby={`phase-${phase}`}>
              <h2 id={`phase-${phase}`}>{PHASES[phase] ?? `Phase ${phase}`}</h2>
              <ul class="rows">
                {group.map((feature) => (
                  <FlagRow
                    key={feature.name}
                    feature={feature}
                    kind={kind}
                    wish={isMine ? setWish : undefined}
                    toRollout={() => go("rollouts")}
                  />
                ))}
              </ul>
            </section>
          ))}
          {wish && <SetFlag wish={wish} owner={owner} close={() => setWish(null)} act={set} />}
        </>
      )}
    </Shown>
  );
}

function phasesOf(features: readonly Feature[]): [number, Feature[]][] {
  const phases = new Map<number, Feature[]>();
  for (const feature of features) phases.set(feature.phase, [...(phases.get(feature.phase) ?? []), feature]);
  return [...phases].sort(([one], [other]) => one - other);
}
