import { useState } from "preact/hooks";
import type { Site } from "../api/types";
import { Choice, TextField } from "../parts/Field";
import { Segments } from "../parts/Segments";
import { RANGES, type Filter } from "./filter";

interface Props {
  filter: Filter;
  set: (filter: Filter) => void;
  sites: readonly Site[];
}

/** A range and a site at once; days of one's own at a press, or with Enter. */
export function Filters({ filter, set, sites }: Props) {
  const [days, setDays] = useState({ since: filter.since, until: filter.until });
  const submit = (event: Event) => {
    event.preventDefault();
    set({ ...filter, ...days });
  };
  return (
    <>
      <Segments
        label="Time"
        value={filter.range}
        set={(range) => set({ ...filter, range })}
        options={RANGES}
      />
      <form class="toolbar" role="search" aria-label="Filters" onSubmit={submit}>
        <Choice
          label="Site"
          value={filter.site}
          set={(site) => set({ ...filter, site })}
          options={[["", "all"], ...sites.map(({ id }) => [id, id] as const)]}
        />
        {filter.range === "own" && (
          <>
            <TextField
              label="From"
              type="date"
              value={days.since}
              set={(since) => setDays({ ...days, since })}
            />
            <TextField
              label="To"
              type="date"
              value={days.until}
              set={(until) => setDays({ ...days, until })}
            />
            <div class="actions">
              <button type="submit" class="primary">
                Show
              </button>
            </div>
          </>
        )}
      </form>
    </>
  );
}
