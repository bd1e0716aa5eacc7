import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { wordsOf } from "../api/Refusal";
import type { Site } from "../api/types";
import { useLive } from "../api/live";
import { useLoad } from "../api/useLoad";
import { Ask } from "../parts/Ask";
import { Page } from "../parts/Page";
import { Problem } from "../parts/Problem";
import { Sheet } from "../parts/Sheet";
import { Empty, Shown } from "../parts/States";
import { AlertRow } from "./AlertRow";
import { Filters, NO_FILTER, type Filter } from "./Filters";
import type { Alert, AlertPage } from "./types";

const COLUMNS = ["Severity", "What", "Where", "Value", "Since", "Acknowledged"];

const read = (query: string, cursor?: number | null) =>
  ask<AlertPage>("GET", `alerts?${query}${cursor ? `&cursor=${cursor}` : ""}`);

export function AlertsPage() {
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const sites = useLoad(() => ask<{ sites: Site[] }>("GET", "sites").then((answer) => answer.sites), "sites");
  return (
    <Page
      title="Alerts"
      lead="What is wrong with the widget or the service. Each goes by itself when it is well again."
    >
      <Filters filter={filter} set={setFilter} sites={sites.value ?? []} />
      <Entries key={queryOf(filter)} filter={filter} />
    </Page>
  );
}

function queryOf({ status, site }: Filter): string {
  const query = new URLSearchParams();
  if (status !== "all") query.set("status", status);
  if (site) query.set("site", site);
  return query.toString();
}

function Entries({ filter }: { filter: Filter }) {
  const query = queryOf(filter);
  const first = useLoad(() => read(query), query);
  const [older, setOlder] = useState<AlertPage[]>([]);
  const [problem, setProblem] = useState("");
  const [asked, setAsked] = useState<Alert>();
  useEffect(() => setOlder([]), [first.value]);
  // Who looks at older ones keeps them.
  useLive(() => !older.length && first.reload(), ["alerts"], { site: filter.site });
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
      {(page) => {
        const alerts = [page, ...older].flatMap((one) => one.alerts);
        const shown = alerts.filter(({ severity }) => !filter.severity || severity === filter.severity);
        return (
          <>
            {shown.length ? (
              <Sheet label="Alerts" columns={COLUMNS}>
                {shown.map((alert) => (
                  <AlertRow key={alert.id} alert={alert} acknowledge={() => setAsked(alert)} />
                ))}
              </Sheet>
            ) : (
              <Nothing filter={filter} hasMore={next != null} />
            )}
            <Problem text={problem} />
            {next != null && (
              <button type="button" onClick={more}>
                Older
              </button>
            )}
            {asked && <Acknowledge alert={asked} close={() => setAsked(undefined)} done={first.reload} />}
          </>
        );
      }}
    </Shown>
  );
}

function Nothing({ filter: { status, site, severity }, hasMore }: { filter: Filter; hasMore: boolean }) {
  if (hasMore) return <Empty title="None of the newest are of this kind." />;
  const isAll = status === "firing" && !site && !severity;
  return (
    <Empty title={isAll ? "Nothing fires." : "There are no alerts of this kind."}>
      {isAll && <p>All that is measured is within its limits. What is not measured breaks none.</p>}
    </Empty>
  );
}

interface AcknowledgeProps {
  alert: Alert;
  close: () => void;
  done: () => void;
}

const Acknowledge = ({ alert: { id, rule, site, description }, close, done }: AcknowledgeProps) => (
  <Ask
    title={`Acknowledge ${rule}`}
    deed="Acknowledge"
    isReasonOptional
    close={close}
    act={(reason) =>
      ask("POST", `alerts/${encodeURIComponent(id)}/acknowledge`, reason ? { reason } : {}).then(done)
    }
  >
    <p>
      {site ?? "The service"}: {description || rule} Others see that you know of it. It goes on firing until
      it is well again.
    </p>
  </Ask>
);
