import { mayAll } from "../api/rights";
import { TextField } from "../parts/Field";
import type { PartProps } from "./PartProps";

export const Belonging = ({ draft: { name, organization, features }, set, of, isFixed }: PartProps) => (
  <section class="card" aria-labelledby="belonging">
    <h2 id="belonging">Name, organization, features</h2>
    <div class="grid">
      <TextField
        label="Name"
        value={name}
        set={(value) => set({ name: value })}
        error={of("name")}
        disabled={isFixed}
        autocomplete="off"
      />
      <TextField
        label="Organization"
        hint="Its flags hold for the site besides its own; empty: none."
        value={organization}
        set={(value) => set({ organization: value.trim() })}
        error={of("organization")}
        disabled={isFixed || !mayAll()}
        autocomplete="off"
      />
      <TextField
        label="Features that the owner has switched off"
        hint="As -tabSync -offlineMode; empty: none."
        value={features}
        set={(value) => set({ features: value })}
        error={of("features")}
        disabled={isFixed}
        autocomplete="off"
      />
    </div>
  </section>
);
