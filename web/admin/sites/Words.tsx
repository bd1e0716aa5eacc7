import { Choice, TextField } from "../parts/Field";
import { LANGUAGES } from "./languages";
import type { PartProps } from "./PartProps";

const WORDS = [
  ["botName", "Name of who answers", 60],
  ["subtitle", "Below the name", 120],
  ["welcome", "Welcome", 500],
  ["placeholder", "In the empty field", 120],
] as const;

const LOCALES = [["auto", "the visitor's own"], ...LANGUAGES] as const;

export const Words = ({ draft, set, of, isFixed }: PartProps) => (
  <section class="card" aria-labelledby="words">
    <h2 id="words">Words</h2>
    <div class="grid">
      {WORDS.map(([name, label, most]) => (
        <TextField
          key={name}
          label={label}
          value={draft[name]}
          set={(value) => set({ [name]: value })}
          error={of(name)}
          maxLength={most}
          disabled={isFixed}
          autocomplete="off"
        />
      ))}
      <Choice
        label="Language"
        value={draft.locale}
        set={(locale) => set({ locale })}
        error={of("locale")}
        options={LOCALES}
        disabled={isFixed}
      />
    </div>
  </section>
);
