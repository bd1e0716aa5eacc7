import { tag } from "../../embed/client/tag.js";
import { Copy } from "../parts/Copy";
import { Choice } from "../parts/Field";

const POSITIONS = [
  ["", "bottom right"],
  ["bottom-left", "bottom left"],
  ["top-right", "top right"],
  ["top-left", "top left"],
] as const;
const THEMES = [
  ["", "as the device is set"],
  ["light", "light"],
  ["dark", "dark"],
] as const;
const LOADS = [
  ["", "at the visitor's intent"],
  ["idle", "when the page is idle"],
  ["eager", "at once"],
] as const;

/** What a page says in its tag, empty where it is as usual. */
export interface Choices {
  position: string;
  theme: string;
  load: string;
}
export const NO_CHOICES: Choices = { position: "", theme: "", load: "" };

const { widget = "", integrity = "" } = document.getElementById("app")!.dataset;

export function Snippet({
  site,
  choices,
  set,
}: {
  site: string;
  choices: Choices;
  set: (choices: Choices) => void;
}) {
  const options = Object.entries({ site, ...choices }).filter(([, value]) => value);
  const text = tag(widget, options, integrity);
  const choice = (name: keyof Choices) => ({
    value: choices[name],
    set: (value: string) => set({ ...choices, [name]: value }),
  });
  return (
    <section class="card" aria-labelledby="snippet">
      <h2 id="snippet">The tag</h2>
      <p class="quiet">
        What the site's pages carry. It names the hash of this version's pipit.js, which browsers check: copy
        it anew after each update of the service.
      </p>
      <div class="grid">
        <Choice label="Corner" {...choice("position")} options={POSITIONS} />
        <Choice label="Theme" {...choice("theme")} options={THEMES} />
        <Choice label="Load the chat" {...choice("load")} options={LOADS} />
      </div>
      <pre class="code" tabIndex={0} role="region" aria-label="The tag to copy">
        <code>{text}</code>
      </pre>
      <Copy text={text} />
    </section>
  );
}
