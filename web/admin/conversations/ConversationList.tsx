import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { useOften } from "../api/live";
import { wordsOf } from "../api/Refusal";
import { me } from "../api/rights";
import { useLoad } from "../api/useLoad";
import { Chip } from "../parts/Chip";
import { Problem } from "../parts/Problem";
import { Empty, Shown } from "../parts/States";
import { addressOf } from "../shell/route";
import type { Conversation, ConversationList as List, ListFilter } from "./types";
import { ago, personName, stateOf } from "./words";

interface Props {
  filter: ListFilter;
  site: string;
  /** The one beside it. */
  open: string | undefined;
}

const EMPTY: Readonly<Record<ListFilter, string>> = {
  waiting: "Nobody waits.",
  mine: "You have claimed none.",
  all: "Nobody has said anything yet.",
};

export function ConversationList({ filter, site, open }: Props) {
  const query = new URLSearchParams({ filter, ...(site && { site }) }).toString();
  const read = (cursor = "") => ask<List>("GET", `conversations?${query}${cursor && `&cursor=${cursor}`}`);
  const first = useLoad(() => read(), query);
  const [older, setOlder] = useState<List[]>([]);
  const [problem, setProblem] = useState("");
  // Who looks at older ones keeps them.
  useOften(() => !older.length && first.reload());
  useEffect(() => setOlder([]), [query]);
  return (
    <Shown of={first}>
      {(page) => {
        const pages = [page, ...older];
        const next = pages.at(-1)!.next;
        const more = () =>
          read(next!).then(
            (answer) => setOlder([...older, answer]),
            (refused) => setProblem(wordsOf(refused)),
          );
        const rows = pages.flatMap(({ conversations }) => conversations);
        return (
          <>
            {rows.length ? (
              <ul class="conversations">
                {rows.map((row) => (
                  <Row key={row.id} row={row} isOpen={row.id === open} />
                ))}
              </ul>
            ) : (
              <Empty title={EMPTY[filter]} />
            )}
            <Problem text={problem} />
            {next !== null && (
              <button type="button" onClick={more}>
                More
              </button>
            )}
          </>
        );
      }}
    </Shown>
  );
}

function Row({ row, isOpen }: { row: Conversation; isOpen: boolean }) {
  const { id, site, at, waiting, person, holder, said, isTyping } = row;
  const tone = holder?.isHere ? "busy" : waiting !== null || holder ? "warn" : "plain";
  return (
    <li>
      <a href={addressOf("conversations", id)} aria-current={isOpen ? "true" : undefined}>
        <span class="row-head">
          <b dir="auto">{personName(person)}</b>
          <span class="quiet">{ago(waiting ?? at, Date.now())}</span>
        </span>
        <span class="row-said" dir="auto">
          {isTyping ? "types…" : said || "Nothing said yet"}
        </span>
        <span class="row-foot">
          <Chip tone={tone}>{stateOf(row, me().name)}</Chip>
          <span class="quiet">{site}</span>
        </span>
      </a>
    </li>
  );
}
