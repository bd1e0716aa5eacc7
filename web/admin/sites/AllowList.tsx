import { EntryList } from "../parts/EntryList";
import type { PartProps } from "./PartProps";

const problemOf = (text: string): string =>
  /^https?:\/\/(\*\.)?[^\s/?#@*]+$/i.test(text)
    ? ""
    : "An origin such as https://shop.example or https://*.shop.example:8443, without a path.";

export const AllowList = ({ draft: { allow }, set, of, isFixed }: PartProps) => (
  <section class="card" aria-labelledby="allow">
    <h2 id="allow">Allowed origins</h2>
    <p class="quiet">The pages that may embed the chat. The frame and the browser both hold to this list.</p>
    <EntryList
      label="Another origin"
      placeholder="https://shop.example"
      entries={allow}
      set={(entries) => set({ allow: entries })}
      problemOf={problemOf}
      error={of("allow")}
      isFixed={isFixed}
    />
  </section>
);
