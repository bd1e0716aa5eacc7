import { useState } from "preact/hooks";
import type { Site } from "../api/types";
import { Choice, TextField } from "../parts/Field";
import { NO_FILTER, type Filter, type View } from "./filter";
import { TYPES } from "./types";

const VIEWS: readonly (readonly [View, string])[] = [
  ["all", "All"],
  ["urgent", "Urgent"],
  ["negative", "Negative"],
];

interface Props {
  filter: Filter;
  set: (filter: Filter) => void;
  view: View;
  setView: (view: View) => void;
  sites: readonly Site[];
}

/** Asked for at a press, or with Enter; a view at once. */
export function Filters({ filter, set, view, setView, sites }: Props) {
  const [draft, setDraft] = useState(filter);
  const field = (name: keyof Filter) => ({
    value: draft[name],
    set: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const submit = (event: Event) => {
    event.preventDefault();
    set({ ...draft, domain: draft.domain.trim() });
  };
  const clear = () => {
    setDraft(NO_FILTER);
    set(NO_FILTER);
  };
  return (
    <>
      <div class="segments views" role="group" aria-label="View">
        {VIEWS.map(([name, words]) => (
          <button type="button" key={name} aria-pressed={view === name} onClick={() => setView(name)}>
            {words}
          </button>
        ))}
      </div>
      <form class="toolbar" role="search" aria-label="Filters" onSubmit={submit}>
        <Choice
          label="Site"
          {...field("site")}
          options={[["", "all"], ...sites.map(({ id }) => [id, id] as const)]}
        />
        <Choice label="What" {...field("type")} options={[["", "everything"], ...TYPES]} />
        <TextField label="Domain" placeholder="shop.example" {...field("domain")} />
        <TextField label="From" type="date" {...field("since")} />
        <TextField label="To" type="date" {...field("until")} />
        <div class="actions">
          <button type="submit" class="primary">
            Filter
          </button>
          <button type="button" onClick={clear}>
            Clear
          </button>
        </div>
      </form>
    </>
  );
}
