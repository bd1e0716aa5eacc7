import type { Site } from "../api/types";
import { Choice } from "../parts/Field";
import { Segments } from "../parts/Segments";
import type { Severity, Status } from "./types";

export interface Filter {
  status: Status | "all";
  site: string;
  severity: Severity | "";
}

export const NO_FILTER: Filter = { status: "firing", site: "", severity: "" };

const STATUSES: readonly (readonly [Filter["status"], string])[] = [
  ["firing", "Firing"],
  ["resolved", "Resolved"],
  ["all", "All"],
];

const SEVERITIES: readonly (readonly [Filter["severity"], string])[] = [
  ["", "any"],
  ["critical", "critical"],
  ["error", "error"],
  ["warning", "warning"],
];

interface Props {
  filter: Filter;
  set: (filter: Filter) => void;
  sites: readonly Site[];
}

/** At once. */
export const Filters = ({ filter, set, sites }: Props) => (
  <div class="toolbar" role="search" aria-label="Filters">
    <Segments
      label="Status"
      value={filter.status}
      set={(status) => set({ ...filter, status })}
      options={STATUSES}
    />
    <Choice
      label="Site"
      value={filter.site}
      set={(site) => set({ ...filter, site })}
      options={[["", "all, and the service"], ...sites.map(({ id }) => [id, id] as const)]}
    />
    <Choice
      label="Severity"
      value={filter.severity}
      set={(severity) => set({ ...filter, severity: severity as Filter["severity"] })}
      options={SEVERITIES}
    />
  </div>
);
