import { useMemo, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { Refusal } from "../api/Refusal";
import type { Site } from "../api/types";
import { useLive } from "../api/live";
import { useLoad } from "../api/useLoad";
import { RangeChoice } from "../charts/RangeChoice";
import { rangeNamed, type Range } from "../charts/ranges";
import { Choice } from "../parts/Field";
import { Page } from "../parts/Page";
import { Segments } from "../parts/Segments";
import { Empty, Shown } from "../parts/States";
import { go } from "../shell/route";
import { saveCsv, saveJson } from "./export";
import { HealthCard } from "./HealthCard";
import { GROUPS } from "./metrics";
import { MetricTile } from "./MetricTile";
import { Overview } from "./Overview";
import { readMeasurements } from "./read";
import { seriesOf } from "./series";
import type { Measurements } from "./types";

type View = "charts" | "tables";
const VIEWS: readonly (readonly [View, string])[] = [
  ["charts", "Charts"],
  ["tables", "Tables"],
];

interface Props {
  /** Both stand in the address. */
  range: string | undefined;
  site: string | undefined;
}

export function PerformancePage({ range: name, site = "" }: Props) {
  const range = rangeNamed(name);
  const [view, setView] = useState<View>("charts");
  const sites = useLoad(() => ask<{ sites: Site[] }>("GET", "sites").then((answer) => answer.sites), "sites");
  const measured = useLoad(() => readMeasurements(site, range), `${range.name} ${site}`);
  // All of 90 days is added up each time, and reports come all the time.
  useLive(measured.reload, ["monitoring"], { site, pause: 15_000 });
  const ids = (sites.value ?? []).map(({ id }) => id);
  // A site that is in the address is one to choose, whatever the list has.
  const known = site && !ids.includes(site) ? [site, ...ids] : ids;
  return (
    <Page
      title="Performance"
      lead="How the widget does in visitors' browsers, as it reports it itself."
      actions={<Export of={measured.value} range={range.name} />}
    >
      <div class="toolbar">
        <Choice
          label="Site"
          value={site}
          set={(id) => go("performance", range.name, ...(id ? [id] : []))}
          options={[["", "all sites"], ...known.map((id) => [id, id] as const)]}
        />
        <RangeChoice name={range.name} set={(next) => go("performance", next, ...(site ? [site] : []))} />
        <Segments label="Shown as" value={view} set={setView} options={VIEWS} />
      </div>
      {isTooMuch(measured.problem) ? (
        <Empty title="That is too much for one answer">
          <p>Choose a site, or a shorter time.</p>
        </Empty>
      ) : (
        <Shown of={measured}>
          {(value) => <Metrics measured={value} range={range} asTable={view === "tables"} />}
        </Shown>
      )}
    </Page>
  );
}

const isTooMuch = (problem: unknown): boolean => problem instanceof Refusal && problem.of("from") !== "";

function Export({ of, range }: { of: Measurements | undefined; range: string }) {
  const isNothing = !of?.windows.length;
  return (
    <>
      <button type="button" disabled={isNothing} onClick={() => saveCsv(of!, range)}>
        Export as CSV
      </button>
      <button type="button" disabled={isNothing} onClick={() => saveJson(of!, range)}>
        Export as JSON
      </button>
    </>
  );
}

function Metrics({ measured, range, asTable }: { measured: Measurements; range: Range; asTable: boolean }) {
  const series = useMemo(() => seriesOf(measured, range), [measured, range]);
  const { total, overview } = measured;
  if (!total.reports)
    return (
      <Empty title="No widget has reported anything in this time">
        <p>Sites report where measuring is on: it is a part of a site's page.</p>
      </Empty>
    );
  return (
    <>
      <HealthCard {...{ total, series, asTable }} />
      <Overview overview={overview} range={range.name} />
      {GROUPS.map(({ name, metrics }) => (
        <section class="stack" key={name} aria-labelledby={`group-${name}`}>
          <h2 id={`group-${name}`}>{name}</h2>
          <div class="charts">
            {metrics.map((metric) => (
              <MetricTile key={metric.name} {...{ metric, total, series, asTable }} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
