import { useRef } from "preact/hooks";
import type { JSX } from "preact";
import type { Row } from "../store";
import { language } from "../texts";
import { blockOf } from "./blocks";
import { Mode } from "./Markdown";
import { modeOf, parse } from "./parsing";
import { useRoom } from "./room";

interface Drawn {
  hash: string;
  mode: Mode;
  language: string;
  view: JSX.Element;
}

/** A message's text with its markup, or as it was written if there is no room for that. While it grows, what looks the same as before is the same element, and is left alone. */
export function RichText({ row, name }: { row: Row; name: string }) {
  const drawn = useRef<readonly Drawn[]>([]);
  const mode = modeOf(row);
  const document = parse(row.text, mode);
  if (!useRoom(document.length)) {
    drawn.current = [];
    return (
      <p class={name} dir="auto">
        {row.text}
      </p>
    );
  }
  drawn.current = document.blocks().map(({ node, hash }, i) => {
    const before = drawn.current[i];
    const isSame = before?.hash === hash && before.mode === mode && before.language === language;
    return isSame ? before : { hash, mode, language, view: blockOf(document, node, mode !== Mode.Growing) };
  });
  return <div class={`${name} rich`}>{drawn.current.map(({ view }) => view)}</div>;
}
