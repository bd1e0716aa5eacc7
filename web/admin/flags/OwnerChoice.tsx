import { me } from "../api/rights";
import type { Site } from "../api/types";
import { Choice } from "../parts/Field";
import { go } from "../shell/route";

const ALL = "all/all";

export function OwnerChoice({ sites, kind, owner }: { sites: readonly Site[]; kind: string; owner: string }) {
  const organizations = [...new Set(sites.map(({ organization }) => organization).filter(Boolean))].sort();
  const isForAll = me().sites === null;
  const options: [string, string][] = [
    ...(isForAll ? [[ALL, "All sites: what holds where nobody says more"] as [string, string]] : []),
    ...(isForAll ? organizations : []).map((name): [string, string] => [
      `organization/${name}`,
      `Organization ${name}`,
    ]),
    ...sites.map(({ id }): [string, string] => [`site/${id}`, `Site ${id}`]),
  ];
  return (
    <div class="toolbar">
      <Choice
        label="Whose flags"
        value={`${kind}/${owner}`}
        set={(value) => go("flags", ...value.split("/"))}
        options={options}
      />
    </div>
  );
}
