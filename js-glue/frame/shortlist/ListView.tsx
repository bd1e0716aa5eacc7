import { useRef, useState } from "preact/hooks";
import { Picture } from "./Picture";
import { more } from "../texts";
import { tellAction } from "../tellAction";
import { actions } from "../views/actions";
import { CompareView } from "./CompareView";
import { clear, take, type Piece } from "./list";
import { share } from "./share";
import { useList } from "./useList";

/** What the built-in assistant takes for a wish to hear from a person. Its words are English, as its answers are. */
const STYLIST = "Talk to a stylist";

/** Below cards: how much is on the list, and on demand the list. */
export function ListView() {
  const list = useList();
  const [isOpen, setOpen] = useState(false);
  const [isCompared, setCompared] = useState(false);
  const [said, say] = useState("");
  const opener = useRef<HTMLButtonElement>(null);
  if (!list.length) return null;
  const leave = () => opener.current?.focus({ preventScroll: true });
  const off = (piece: Piece) => {
    leave();
    take(piece);
  };
  return (
    <div class="shortlist">
      <button
        type="button"
        class="plain"
        aria-expanded={isOpen}
        ref={opener}
        onClick={() => setOpen(!isOpen)}
      >
        {more.list.count(list.length)}
      </button>
      {isOpen && (
        <div class="list-box" role="group" aria-label={more.list.name}>
          {isCompared ? <CompareView list={list} /> : <Pieces list={list} onOff={off} />}
          <div class="list-actions">
            <Toggle isOn={isCompared} onClick={() => setCompared(!isCompared)} />
            <button type="button" onClick={() => void share(list).then(say)}>
              {more.list.share}
            </button>
            <button
              type="button"
              onClick={() => {
                actions.send(STYLIST);
                tellAction({ kind: "reply", label: STYLIST });
              }}
            >
              {more.list.stylist}
            </button>
            <Clear onClear={() => (leave(), clear())} />
          </div>
          <p role="status">{said}</p>
        </div>
      )}
    </div>
  );
}

const Toggle = ({ isOn, onClick }: { isOn: boolean; onClick(): void }) => (
  <button type="button" aria-pressed={isOn} onClick={onClick}>
    {more.list.compare}
  </button>
);

/** Asks once. */
function Clear({ onClear }: { onClear(): void }) {
  const [isAsked, ask] = useState(false);
  if (!isAsked)
    return (
      <button type="button" onClick={() => ask(true)}>
        {more.list.clear}
      </button>
    );
  return (
    <div class="list-ask" role="group" aria-label={more.list.clearAsk}>
      <p>{more.list.clearAsk}</p>
      <button type="button" onClick={onClear}>
        {more.list.clear}
      </button>
      <button type="button" onClick={() => ask(false)}>
        {more.privacy.cancel}
      </button>
    </div>
  );
}

function Pieces({ list, onOff }: { list: readonly Piece[]; onOff(piece: Piece): void }) {
  return (
    <ul role="list">
      {list.map((piece) => (
        <li key={piece.link}>
          <Picture piece={piece} />
          <p>
            <b dir="auto">{piece.title}</b>
            <span dir="auto">{piece.detail}</span>
            <a href={piece.link} target="_top" rel="noopener noreferrer nofollow ugc">
              {more.list.details}
              <span class="unseen">{piece.title}</span>
            </a>
          </p>
          <button
            type="button"
            class="round small"
            aria-label={more.list.remove(piece.title)}
            onClick={() => onOff(piece)}
          >
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" />
            </svg>
          </button>
        </li>
      ))}
    </ul>
  );
}
