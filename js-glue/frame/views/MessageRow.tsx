import { Author } from "../../abi/layout";
import type { Row, Store } from "../store";
import { texts } from "../texts";
import { Bubble } from "./Bubble";
import { memo } from "./memo";
import { Meta } from "./Meta";
import { AUTHOR_MARKS, agentName, authorName, monogram } from "./names";
import { clockText, dayOf, dayText } from "./times";
import { usePart } from "./usePart";
import { useRow } from "./useRow";

interface Props {
  store: Store;
  rowKey: number;
  /** It has the focus, and is out of sight. */
  kept: boolean;
  botName: string;
  /** That its texts are in. */
  language: string;
}

/** One row of the list, rendered again when its own message changes or how that stands among the others. */
export const MessageRow = memo(({ store, rowKey, kept, botName }: Props) => {
  const row = useRow(store, rowKey);
  const cards = usePart("cards", !!row?.cards.length);
  const extra = usePart(
    row?.author === Author.Visitor ? "attach" : "forms",
    !!row?.extra && row.author !== Author.Agent,
  );
  if (!row) return null;
  const { first, last } = row;
  const day = dayBeginning(row);
  const name = (row.author === Author.Agent && agentName(row.extra)) || authorName(row.author, botName);
  // In the visitor's language, as soon as that is there.
  const isTold = extra && row.author === Author.System;
  return (
    <div class={kept ? "row kept" : "row"}>
      {day !== "" && (
        <p class="day">
          <span>{day}</span>
        </p>
      )}
      <div
        class={classOf(row)}
        data-author={AUTHOR_MARKS[row.author]}
        role="article"
        aria-label={saidBy(name, clockText(row.at))}
      >
        {first && sideOf(row) === "theirs" && (
          <span class="face" aria-hidden="true">
            {monogram(name)}
          </span>
        )}
        {!isTold && <Bubble row={row} botName={botName} />}
        {cards && <cards.Cards cards={row.cards} />}
        {extra && <extra.ExtraView row={row} />}
        <Meta row={row} name={name} last={last} />
      </div>
    </div>
  );
});

const saidBy = (name: string, time: string): string => (time ? texts.said(name, time) : name);

/** The day that begins with this row, as text; empty if none does. */
function dayBeginning({ at, previousAt }: Row): string {
  const day = at > 0 ? dayOf(at) : 0;
  return day && day !== dayOf(previousAt) ? dayText(day, Date.now()) : "";
}

const SIDES: Partial<Record<Author, string>> = { [Author.Visitor]: "mine", [Author.System]: "system" };

const sideOf = ({ author }: Row): string => SIDES[author] ?? "theirs";

const classOf = (row: Row): string =>
  `message ${sideOf(row)}${row.first ? " first" : ""}${row.last ? " last" : ""}`;
