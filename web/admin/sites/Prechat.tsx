import { Choice } from "../parts/Field";
import type { PartProps } from "./PartProps";

const ASKED = [
  ["name", "Name"],
  ["email", "E-mail address"],
  ["phone", "Phone"],
  ["company", "Company"],
  ["order", "Order"],
] as const;

const WAYS = [
  ["", "not asked"],
  ["?", "may be left out"],
  ["!", "has to be filled in"],
] as const;

const entriesOf = (prechat: string): string[] => prechat.split(",").filter(Boolean);
const isOf = (name: string) => (entry: string) => entry === name || entry === `${name}!`;

function wayOf(prechat: string, name: string): string {
  const entry = entriesOf(prechat).find(isOf(name));
  return entry ? (entry.endsWith("!") ? "!" : "?") : "";
}

/** As the service writes it: "name,email!". What is asked already keeps its place. */
function withWay(prechat: string, name: string, way: string): string {
  const entries = entriesOf(prechat);
  const at = entries.findIndex(isOf(name));
  const entry = way ? [way === "!" ? `${name}!` : name] : [];
  entries.splice(at < 0 ? entries.length : at, at < 0 ? 0 : 1, ...entry);
  return entries.join(",");
}

export const Prechat = ({ draft: { prechat }, set, of, isFixed }: PartProps) => (
  <section class="card" aria-labelledby="prechat">
    <h2 id="prechat">Before a chat begins</h2>
    <p class="quiet">
      A visitor's first question is answered by this form, and the question itself once it is filled in.
    </p>
    <div class="grid">
      {ASKED.map(([name, label]) => (
        <Choice
          key={name}
          label={label}
          value={wayOf(prechat, name)}
          set={(way) => set({ prechat: withWay(prechat, name, way) })}
          options={WAYS}
          disabled={isFixed}
        />
      ))}
    </div>
    {of("prechat") && <p class="error">{of("prechat")}</p>}
  </section>
);
