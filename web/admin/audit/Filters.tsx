import { useState } from "preact/hooks";
import { Choice, TextField } from "../parts/Field";

export interface Filter {
  who: string;
  kind: string;
  owner: string;
  since: string;
  until: string;
}

export const NO_FILTER: Filter = { who: "", kind: "", owner: "", since: "", until: "" };

const KINDS = [
  ["", "everything"],
  ["site", "sites"],
  ["texts", "texts"],
  ["customer", "flags of a site"],
  ["organization", "flags of an organization"],
  ["rollout", "rollouts"],
  ["kill", "the kill switch"],
  ["user", "users"],
  ["session", "sign-ins"],
  ["ticket", "tickets"],
  ["alert", "alerts"],
  ["database", "the database"],
] as const;

/** Asked for at a press, or with Enter: not with each letter. */
export function Filters({ filter, set }: { filter: Filter; set: (filter: Filter) => void }) {
  const [draft, setDraft] = useState(filter);
  const field = (name: keyof Filter) => ({
    value: draft[name],
    set: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const submit = (event: Event) => {
    event.preventDefault();
    set({ ...draft, who: draft.who.trim(), owner: draft.owner.trim() });
  };
  const clear = () => {
    setDraft(NO_FILTER);
    set(NO_FILTER);
  };
  return (
    <form class="toolbar" role="search" aria-label="Filters" onSubmit={submit}>
      <TextField label="Who" {...field("who")} />
      <Choice label="What" {...field("kind")} options={KINDS} />
      <TextField label="About" placeholder="a site, a user" {...field("owner")} />
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
  );
}
