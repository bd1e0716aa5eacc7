import { useEffect, useMemo, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { wordsOf } from "../api/Refusal";
import { useLive } from "../api/live";
import type { Site } from "../api/types";
import { useLoad } from "../api/useLoad";
import { Page } from "../parts/Page";
import { Problem } from "../parts/Problem";
import { Sheet } from "../parts/Sheet";
import { Empty, Shown } from "../parts/States";
import { Cards } from "./Cards";
import { ConversationRow } from "./ConversationRow";
import { Days } from "./Days";
import { Filters } from "./Filters";
import { NO_FILTER, queryOf, type Filter } from "./filter";
import { EXPORTED, type AnalyticsAnswer } from "./types";

const ROUTE = "/api/admin/analytics";
const COLUMNS = [
  "Last message",
  "Site",
  "Conversation",
  "Messages",
  "Score",
  "How it ended",
  "Response",
  "Topics",
];

const read = (query: string, cursor?: string | null) =>
  ask<AnalyticsAnswer>("GET", `${ROUTE}?${query}${cursor ? `&cursor=${cursor}` : ""}`);

export function AnalyticsPage() {
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const sites = useLoad(() => ask<{ sites: Site[] }>("GET", "sites").then((answer) => answer.sites), "sites");
  // Of the moment in which it is asked for.
  const query = useMemo(() => queryOf(filter, new Date()), [filter]);
  return (
    <Page
      title="Analytics"
      lead="How conversations went, of sites with analytics on. They are kept for 90 days."
      actions={
        <a class="button" href={`${ROUTE}?${query}&format=csv`} download>
          Export as CSV
        </a>
      }
    >
      <Filters filter={filter} set={setFilter} sites={sites.value ?? []} />
      <Conversations key={query} query={query} sites={sites.value ?? []} />
    </Page>
  );
}

function Conversations({ query, sites }: { query: string; sites: readonly Site[] }) {
  const first = useLoad(() => read(query), query);
  const [older, setOlder] = useState<AnalyticsAnswer[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => setOlder([]), [first.value]);
  // Who looks at older ones keeps them.
  useLive(() => !older.length && first.reload(), ["analytics"], { pause: 5_000 });
  const next = (older.at(-1) ?? first.value)?.next;
  const more = () => {
    setProblem("");
    read(query, next).then(
      (page) => setOlder([...older, page]),
      (refused) => setProblem(wordsOf(refused)),
    );
  };
  return (
    <Shown of={first}>
      {({ conversations, totals, visits, days }) => (
        <>
          <Cards totals={totals} visits={visits} />
          {totals.conversations > EXPORTED && (
            <p class="quiet">A file holds the newest {EXPORTED} of them.</p>
          )}
          {totals.conversations ? (
            <>
              <Days days={days} />
              <Sheet label="Conversations" columns={COLUMNS}>
                {[...conversations, ...older.flatMap((page) => page.conversations)].map((one) => (
                  <ConversationRow key={one.conversation} of={one} />
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
            <Nothing sites={sites} />
          )}
        </>
      )}
    </Shown>
  );
}

/** Where no site is looked at there will never be any. */
function Nothing({ sites }: { sites: readonly Site[] }) {
  if (!sites.length || sites.some(({ analytics }) => analytics))
    return <Empty title="There was no conversation in this time." />;
  return (
    <Empty title="No site has analytics on.">
      <a href="#/sites">To the sites</a>
    </Empty>
  );
}
