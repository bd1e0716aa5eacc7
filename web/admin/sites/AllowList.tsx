import { useState } from "preact/hooks";
import { TextField } from "../parts/Field";
import type { PartProps } from "./PartProps";

/** As far as a page can see what is no origin; the service looks closer. */
function problemOf(text: string, known: readonly string[]): string {
  if (known.includes(text)) return "It is in the list already.";
  const fits = /^https?:\/\/(\*\.)?[^\s/?#@*]+$/i.test(text);
  return fits ? "" : "An origin such as https://shop.example or https://*.shop.example:8443, without a path.";
}

export function AllowList({ draft: { allow }, set, of, isFixed }: PartProps) {
  const [fresh, setFresh] = useState("");
  const [problem, setProblem] = useState("");
  const add = (event: Event) => {
    event.preventDefault();
    const origin = fresh.trim().replace(/\/$/, "");
    const wrong = problemOf(origin, allow);
    setProblem(wrong);
    if (wrong) return;
    set({ allow: [...allow, origin] });
    setFresh("");
  };
  const remove = (origin: string) => set({ allow: allow.filter((entry) => entry !== origin) });
  return (
    <section class="card" aria-labelledby="allow">
      <h2 id="allow">Allowed origins</h2>
      <p class="quiet">
        The pages that may embed the chat. The frame and the browser both hold to this list.
      </p>
      <ul class="origin-list">
        {allow.map((origin) => (
          <li key={origin}>
            <code>{origin}</code>
            {!isFixed && (
              <button
                type="button"
                class="small"
                aria-label={`Remove ${origin}`}
                onClick={() => remove(origin)}
              >
                Remove
              </button>
            )}
          </li>
        ))}
      </ul>
      {!isFixed && (
        <form class="add" onSubmit={add} noValidate>
          <TextField
            label="Another origin"
            placeholder="https://shop.example"
            value={fresh}
            set={(value) => {
              setFresh(value);
              setProblem("");
            }}
            error={problem || of("allow")}
            autocomplete="off"
          />
          <button type="submit">Add</button>
        </form>
      )}
    </section>
  );
}
