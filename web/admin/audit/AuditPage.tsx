import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { wordsOf } from "../api/Refusal";
import type { AuditEntry } from "../api/types";
import { useLoad } from "../api/useLoad";
import { Page } from "../parts/Page";
import { Problem } from "../parts/Problem";
import { Sheet } from "../parts/Sheet";
import { Empty, Shown } from "../parts/States";
import { AuditRow } from "./AuditRow";
import { Filters, NO_FILTER, type Filter } from "./Filters";

interface Answer {
  entries: AuditEntry[];
  next: number | null;
}

const read = (query: string, cursor?: number) =>
  ask<Answer>("GET", `audit?${query}${cursor ? `&cursor=${cursor}` : ""}`);

export function AuditPage() {
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  return (
    <Page title="Audit" lead="Every change, whoever made it: newest first.">
      <Filters filter={filter} set={setFilter} />
      <Entries key={queryOf(filter)} query={queryOf(filter)} />
    </Page>
  );
}

function Entries({ query }: { query: string }) {
  const first = useLoad(() => read(query), query);
  const [older, setOlder] = useState<Answer[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => setOlder([]), [first.value]);
  const next = (older.at(-1) ?? first.value)?.next;
  const more = () => {
    setProblem("");
    read(query, next!).then(
      (page) => setOlder([...older, page]),
      (refused) => setProblem(wordsOf(refused)),
    );
  };
  return (
    <Shown of={first}>
      {({ entries }) =>
        entries.length ? (
          <>
            <Sheet label="Changes" columns={["When", "Who", "What", "About", "Change", "Why"]}>
              {[...entries, ...older.flatMap((page) => page.entries)].map((entry) => (
                <AuditRow key={entry.id} entry={entry} />
              ))}
            </Sheet>
            <Problem text={problem} />
            {next != null && (
              <button type="button" onClick={more}>
                Older
              </button>
            )}
          </>
        ) : (
          <Empty title="Nothing of this kind has been changed." />
        )
      }
    </Shown>
  );
}

const DAY = 86_400_000;

/** The last day is in it as a whole. */
function queryOf({ who, kind, owner, since, until }: Filter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ who, kind, owner })) if (value) query.set(name, value);
  if (since) query.set("since", String(startOf(since)));
  if (until) query.set("until", String(startOf(until) + DAY - 1));
  return query.toString();
}

const startOf = (day: string): number => new Date(`${day}T00:00`).getTime();
