import { useRef } from "preact/hooks";
import type { JSX } from "preact";
import type { Row } from "../store";
import { blockOf } from "./blocks";
import { Mode } from "./Markdown";
import { modeOf, parse } from "./parsing";

interface Drawn {
  hash: string;
  mode: Mode;
  view: JSX.Element;
}

/** A message's text with its markup. While it grows, what looks the same as before is the same element, and is left alone. */
export function RichText({ row, name }: { row: Row; name: string }) {
  const drawn = useRef<readonly Drawn[]>([]);
  const mode = modeOf(row);
  const document = parse(row.text, mode);
  drawn.current = document.blocks().map(({ node, hash }, i) => {
    const before = drawn.current[i];
    const isSame = before?.hash === hash && before.mode === mode;
    return isSame ? before : { hash, mode, view: blockOf(document, node, mode !== Mode.Growing) };
  });
  return <div class={`${name} rich`}>{drawn.current.map(({ view }) => view)}</div>;
}
