import { sketchOf } from "./Sketch.mjs";

// What a visitor without a screen has none of is drawn around what an ordinary phone shows, so that the dashboards have all their figures.
const RENDERS = [20, 60];
const RENDER_MS = [1, 14];
const SLOW_RENDER = 16;
const STORAGE_MS = [1, 25];
const FPS = [57, 60];
const BUNDLE_MS = [80, 600];
const BUNDLE_BYTES = 118_000;
const MEMORY_MB = [12, 28];
const FEEDBACK_PART = 0.2;
const REMARKS = ["Found it at once.", "It took a while.", "The answer was about another ring.", "Thank you!"];

const MONITORING = "/api/monitoring/widget";
const FEEDBACK = "/api/feedback";

/**
 * What the service can be told: by its own description, and of measurements where the site wants them, as the widget does. `wantReports`: makes
 * the site want them.
 */
export async function wishesOf(wire, site, wantReports) {
  const read = async (path) => JSON.parse((await wire.ask({ path })).body);
  const { paths } = await read("/api/openapi.json");
  const takesReports = Boolean(paths[MONITORING]?.post);
  if (takesReports) wantReports?.(site);
  const { analytics } = await read(`/api/widget/config?site=${encodeURIComponent(site)}`);
  return { reports: takesReports && analytics === true, feedback: Boolean(paths[FEEDBACK]?.post) };
}

/** What the widget of this visit would report (wasm/engine/metrics/Report.h); its calls of the service are real. */
export function reportOf(visitor) {
  const { chance, apiTimes, apiFailures, written } = visitor;
  const draw = (times, range) => Array.from({ length: times }, () => chance.between(...range));
  const renders = draw(chance.whole(...RENDERS), RENDER_MS);
  const writes = 1 + written.length;
  const counters = {
    storageDone: writes,
    restoreTried: 1,
    restored: 1,
    navigationTried: 1,
    navigated: 1,
    renders: renders.length,
    slowRenders: renders.filter((milliseconds) => milliseconds > SLOW_RENDER).length,
    frames: 60,
    tabSyncDone: 1,
    apiCalls: apiTimes.length + apiFailures,
    apiFailed: apiFailures,
    cacheHits: 8,
    cacheMisses: 2,
    errorNetwork: apiFailures,
  };
  const memory = chance.between(...MEMORY_MB);
  const measured = {
    storageMs: draw(writes, STORAGE_MS),
    renderMs: renders,
    fps: draw(1, FPS),
    tabSyncMs: draw(1, STORAGE_MS),
    bundleMs: draw(1, BUNDLE_MS),
    bundleBytes: [BUNDLE_BYTES],
    memoryMb: [memory],
    apiMs: apiTimes,
  };
  const isTold = ([, value]) => (Array.isArray(value) ? value.length : value) > 0;
  const told = (values) => Object.fromEntries(Object.entries(values).filter(isTold));
  const distributions = Object.entries(told(measured)).map(([name, values]) => [name, sketchOf(values)]);
  return { v: 1, counters: told(counters), distributions: Object.fromEntries(distributions) };
}

function feedbackOf({ chance, session }) {
  const clientId = `simulated-${session.visitor}`;
  const message = chance.of(REMARKS);
  return chance.happens(0.5)
    ? { clientId, type: "satisfaction", rating: chance.whole(1, 5), message }
    : { clientId, type: "nps", npsScore: chance.whole(0, 10), message };
}

const post = (path, body, headers = {}) => ({
  method: "POST",
  path,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/** What a widget says as its page goes, and what some visitors say at the end. */
export async function report(visitor, site, wishes) {
  // As a browser says whose page it is.
  const origin = { Origin: visitor.wire.origin };
  if (wishes.reports)
    await visitor.mention("report", post(MONITORING, { site, report: reportOf(visitor) }, origin));
  if (wishes.feedback && visitor.chance.happens(FEEDBACK_PART))
    await visitor.insist("feedback", post(FEEDBACK, feedbackOf(visitor)));
}
