import { useEffect, useRef, useState } from "preact/hooks";
import type { Draft } from "./draft";

/** Who still types has not finished. In milliseconds. */
const PAUSE = 250;

const SHOWN = [
  "accent",
  "radius",
  "font",
  "avatar",
  "botName",
  "subtitle",
  "welcome",
  "placeholder",
] as const;

function addressOf(draft: Draft, theme: string): string {
  const query = new URLSearchParams(SHOWN.map((name) => [name, String(draft[name])]));
  if (theme) query.set("theme", theme);
  if (draft.locale !== "auto") query.set("locale", draft.locale);
  return `/admin/preview.html?${query}`;
}

/** The chat's own views with what stands in the form, saved or not. */
export function Preview({ draft, theme }: { draft: Draft; theme: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const address = addressOf(draft, theme);
  const [first] = useState(address);
  const shown = useRef(address);
  useEffect(() => {
    if (address === shown.current) return;
    const timer = setTimeout(() => {
      shown.current = address;
      // No step of the way back.
      frame.current!.contentWindow!.location.replace(address);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [address]);
  return (
    <aside class="preview" aria-labelledby="preview">
      <h2 id="preview">Preview</h2>
      <iframe ref={frame} src={first} title="The chat with this appearance" />
      <p class="quiet">What stands in the form, saved or not. Messages here go nowhere.</p>
    </aside>
  );
}
