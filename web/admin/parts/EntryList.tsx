import { useRef, useState } from "preact/hooks";
import { TextField } from "./Field";

interface Props {
  entries: readonly string[];
  set: (entries: string[]) => void;
  /** Of the field that adds one. */
  label: string;
  hint?: string;
  type?: string;
  placeholder?: string;
  /** As far as a page can see what is wrong with one; the service looks closer. */
  problemOf: (entry: string) => string;
  /** What the service says. */
  error: string;
  /** They may be seen, and not changed. */
  isFixed: boolean;
}

/** A list of short texts: each may be removed, and one added at a time. */
export function EntryList({ entries, set, label, problemOf, error, isFixed, ...field }: Props) {
  const [fresh, setFresh] = useState("");
  const [problem, setProblem] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const add = (event: Event) => {
    event.preventDefault();
    const entry = fresh.trim().replace(/\/$/, "");
    const wrong = entries.includes(entry) ? "It is in the list already." : problemOf(entry);
    setProblem(wrong);
    if (wrong) return;
    set([...entries, entry]);
    setFresh("");
  };
  const remove = (entry: string) => {
    set(entries.filter((other) => other !== entry));
    // The button goes, and the focus would go with it.
    form.current!.querySelector("input")!.focus();
  };
  return (
    <>
      {entries.length > 0 && (
        <ul class="origin-list">
          {entries.map((entry) => (
            <li key={entry}>
              <code>{entry}</code>
              {!isFixed && (
                <button
                  type="button"
                  class="small"
                  aria-label={`Remove ${entry}`}
                  onClick={() => remove(entry)}
                >
                  Remove
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isFixed && (
        <form class="add" ref={form} onSubmit={add} noValidate>
          <TextField
            {...field}
            label={label}
            value={fresh}
            set={(value) => {
              setFresh(value);
              setProblem("");
            }}
            error={problem || error}
            autocomplete="off"
          />
          <button type="submit">Add</button>
        </form>
      )}
    </>
  );
}
