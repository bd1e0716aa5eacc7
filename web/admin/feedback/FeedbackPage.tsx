import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { wordsOf } from "../api/Refusal";
import type { Site } from "../api/types";
import { useLive } from "../api/live";
import { useLoad } from "../api/useLoad";
import { Page } from "../parts/Page";
import { Problem } from "../parts/Problem";
import { Sheet } from "../parts/Sheet";
import { Empty, Shown } from "../parts/States";
import { Cards } from "./Cards";
import { Days } from "./Days";
import { FeedbackRow } from "./FeedbackRow";
import { Filters } from "./Filters";
import { NO_FILTER, queryOf, type Filter, type View } from "./filter";
import { EXPORTED, type FeedbackPage as Answer } from "./types";

const ROUTE = "/api/feedback";

const read = (query: string, cursor?: string | null) =>
  ask<Answer>("GET", `${ROUTE}?${query}${cursor ? `&cursor=${cursor}` : ""}`);

export function FeedbackPage() {
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [view, setView] = useState<View>("all");
  const sites = useLoad(() => ask<{ sites: Site[] }>("GET", "sites").then((answer) => answer.sites), "sites");
  const query = queryOf(filter, view);
  return (
    <Page
      title="Feedback"
      lead="What visitors think, newest first. Addresses and numbers of people are left out."
      actions={
        <a class="button" href={`${ROUTE}?${query}&format=csv`} download>
          Export as CSV
        </a>
      }
    >
      <Filters filter={filter} set={setFilter} view={view} setView={setView} sites={sites.value ?? []} />
      <Entries key={query} query={query} />
    </Page>
  );
}

function Entries({ query }: { query: string }) {
  const first = useLoad(() => read(query), query);
  const [older, setOlder] = useState<Answer[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => setOlder([]), [first.value]);
  // Who looks at older ones keeps them.
  useLive(() => !older.length && first.reload(), ["feedback"]);
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
      {({ feedback, stats }) => (
        <>
          <Cards stats={stats} />
          {stats.total > EXPORTED && <p class="quiet">A file holds the newest {EXPORTED} of them.</p>}
          {feedback.length ? (
            <>
              <Days days={stats.by_day} />
              <Sheet label="Feedback" columns={["When", "Site", "What", "Words", "Ticket"]}>
                {[...feedback, ...older.flatMap((page) => page.feedback)].map((one) => (
                  <FeedbackRow key={one.id} feedback={one} />
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
            <Empty title="Nobody has said anything of this kind." />
          )}
        </>
      )}
    </Shown>
  );
}
