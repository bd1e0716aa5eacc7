import { Choice } from "../parts/Field";
import type { PartProps } from "./PartProps";

const STATES = [
  ["off", "off"],
  ["on", "on, for visitors who consent"],
] as const;

export const Measuring = ({ draft: { analytics }, set, of, isFixed }: PartProps) => (
  <section class="card" aria-labelledby="measuring">
    <h2 id="measuring">Measurements</h2>
    <p class="quiet">
      How fast and how reliably the chat works in visitors' browsers: figures, never what anybody says.
    </p>
    <div class="grid">
      <Choice
        label="Widgets tell what they measure"
        value={analytics ? "on" : "off"}
        set={(value) => set({ analytics: value === "on" })}
        error={of("analytics")}
        options={STATES}
        disabled={isFixed}
      />
    </div>
  </section>
);
