import { useState } from "preact/hooks";

/** Says whether it has; where the browser does not let a page copy, who reads can do it by hand. */
export function Copy({ text, disabled = false }: { text: string; disabled?: boolean }) {
  const [said, setSaid] = useState("");
  const copy = () =>
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => setSaid("Copied."),
        () => setSaid("Your browser does not let the page copy: select it yourself."),
      );
  return (
    <span class="copy">
      <button type="button" onClick={copy} disabled={disabled}>
        Copy
      </button>
      <span role="status" class="quiet">
        {said}
      </span>
    </span>
  );
}
