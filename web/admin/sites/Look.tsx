import { Choice, Field, TextField } from "../parts/Field";
import type { PartProps } from "./PartProps";

/** Of the widget itself, where the site has none. */
const USUAL = "#0b6a5b";
const FONTS = [
  ["system", "the device's own"],
  ["serif", "with serifs"],
  ["rounded", "rounded"],
] as const;

export function Look({ draft: { accent, radius, font, avatar }, set, of, isFixed }: PartProps) {
  const colour = /^#[\da-f]{6}$/i.test(accent) ? accent : USUAL;
  return (
    <section class="card" aria-labelledby="look">
      <h2 id="look">Appearance</h2>
      <div class="grid">
        <div class="with-colour">
          <TextField
            label="Accent"
            hint="As #0b6a5b; empty: the widget's own. What is not readable is made so."
            value={accent}
            set={(value) => set({ accent: value.trim() })}
            error={of("accent")}
            disabled={isFixed}
            autocomplete="off"
          />
          <input
            type="color"
            aria-label="Choose the accent"
            value={colour}
            disabled={isFixed}
            onInput={(event) => set({ accent: event.currentTarget.value })}
          />
        </div>
        <Field label={`Corners: ${radius} px`} {...(of("radius") && { error: of("radius") })}>
          {(ties) => (
            <input
              {...ties}
              type="range"
              min="0"
              max="24"
              value={radius}
              disabled={isFixed}
              onInput={(event) => set({ radius: Number(event.currentTarget.value) })}
            />
          )}
        </Field>
        <Choice
          label="Letters"
          value={font}
          set={(value) => set({ font: value })}
          error={of("font")}
          options={FONTS}
          disabled={isFixed}
        />
        <TextField
          label="Picture of who answers"
          hint="An https address; empty: the first letter of the name."
          value={avatar}
          set={(value) => set({ avatar: value.trim() })}
          error={of("avatar")}
          disabled={isFixed}
          autocomplete="off"
        />
      </div>
    </section>
  );
}
