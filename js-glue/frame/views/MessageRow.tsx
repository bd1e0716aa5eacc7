import { Author } from "../../abi/layout";
import type { Row, Store } from "../store";
import { texts } from "../texts";
import { Bubble } from "./Bubble";
import { Cards } from "./Cards";
import { memo } from "./memo";
import { Meta } from "./Meta";
import { AUTHOR_MARKS, authorName, monogram } from "./names";
import { clockText } from "./times";
import { useRow } from "./useRow";

interface Props {
  store: Store;
  rowKey: number;
  /** The day that begins here, as text; empty if none does. */
  day: string;
  first: boolean;
  last: boolean;
  /** It has the focus, and is out of sight. */
  kept: boolean;
  botName: string;
}

/** One row of the list. It renders again when its own message changes and when its neighbours make it look different. */
export const MessageRow = memo(({ store, rowKey, day, first, last, kept, botName }: Props) => {
  const row = useRow(store, rowKey);
  if (!row) return null;
  const name = authorName(row.author, botName);
  return (
    <div class={kept ? "row kept" : "row"}>
      {day !== "" && (
        <p class="day">
          <span>{day}</span>
        </p>
      )}
      <div
        class={classOf(row, first, last)}
        data-author={AUTHOR_MARKS[row.author]}
        role="article"
        aria-label={texts.said(name, clockText(row.at))}
      >
        {first && sideOf(row) === "theirs" && (
          <span class="face" aria-hidden="true">
            {monogram(name)}
          </span>
        )}
        <Bubble row={row} botName={botName} />
        {row.cards.length > 0 && <Cards cards={row.cards} />}
        <Meta row={row} name={name} last={last} />
      </div>
    </div>
  );
});

function sideOf({ author }: Row): string {
  return author === Author.Visitor ? "mine" : author === Author.System ? "system" : "theirs";
}

function classOf(row: Row, first: boolean, last: boolean): string {
  return `message ${sideOf(row)}${first ? " first" : ""}${last ? " last" : ""}`;
}
