import { useState } from "preact/hooks";
import type { Card } from "../../abi/layout";
import { more, words } from "../texts";
import { isListed, MAX_PIECES, pieceOf, put, take } from "./list";
import { useList } from "./useList";

/** Beside a piece's card: on the list or off it. */
export function SaveButton({ card }: { card: Card }) {
  const list = useList();
  const [isFull, setFull] = useState(false);
  const piece = pieceOf(card);
  if (!piece) return null;
  const isOn = isListed(list, piece);
  return (
    <>
      <button
        type="button"
        class={isOn ? "heart on" : "heart"}
        aria-label={(isOn ? more.list.remove : more.list.save)(piece.title)}
        onClick={() => setFull(!(isOn ? take(piece) : put(piece)))}
      >
        <Heart />
      </button>
      <p class="full" role="status">
        {isFull && more.list.full(words.number(MAX_PIECES))}
      </p>
    </>
  );
}

const Heart = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20z" />
  </svg>
);
