// From the frame's start until a kept conversation is painted, the service silent, in the built widget. See ../README.md.
import { bundled, circumstances, frameDocument, hostDocument, startWorld } from "../lib/world.mjs";
import { judge, quantile, spread, table } from "../lib/stats.mjs";

const RUNS = 12;
const SIZES = [50, 500];
/** Milliseconds after which a conversation counts as not restored. */
const PATIENCE = 5_000;
const PREFIX = "pipit:bench:";

const message = (seq) => ({
  id: `m_${seq}`,
  seq,
  change: seq,
  ...(seq % 2 && { clientId: `client-${seq}` }),
  author: seq % 2 ? "visitor" : "assistant",
  state: "complete",
  text: `Message ${seq}. ${"We ship within two days, and engraving takes three more. ".repeat((seq % 5) + 1)}`,
  at: 1_790_000_000_000 + seq * 60_000,
});

function conversation(length) {
  const session = {
    token: "t",
    visitor: "v_bench",
    conversation: "c_bench",
    expires: Date.now() + 86_400_000,
  };
  const messages = Array.from({ length }, (_, index) => message(index + 1));
  return { session, conversation: { id: "c_bench", change: length, read: length, session, messages } };
}

async function once(world, context, records, length) {
  const page = await context.newPage();
  await page.goto(`${world.host}/empty`);
  await page.evaluate((given) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(given)) localStorage.setItem(key, text);
  }, records);
  await page.goto(`${world.host}/host`);
  // The browser's own means: the same text read and parsed, in a page that has touched no storage yet.
  const raw = await page.evaluate((key) => {
    const from = performance.now();
    const text = localStorage.getItem(key);
    JSON.parse(text.slice(text.indexOf("\n") + 1));
    return performance.now() - from;
  }, `${PREFIX}conversation`);
  await page.evaluate(() => void Pipit.open());
  let frame;
  while (!(frame = page.frames().find((one) => one.url().includes("/frame/")))) await page.waitForTimeout(20);
  const last = `Message ${length}.`;
  const painted = await frame
    .waitForFunction((text) => globalThis.paintedAt?.(text), last, { timeout: PATIENCE })
    .then((handle) => handle.jsonValue())
    .catch((error) => (error.name == "TimeoutError" ? undefined : Promise.reject(error)));
  const nodes = await frame.evaluate(() => document.querySelectorAll("*").length);
  await page.close();
  return { raw, painted, nodes, characters: records[`${PREFIX}conversation`].length };
}

const recordsOf = (storedRecord, size) =>
  Object.fromEntries(
    Object.entries(conversation(size)).map(([key, value]) => [PREFIX + key, storedRecord(value, Date.now())]),
  );

/** In each document: when a text was first on screen, in milliseconds since the document's start. */
function observe() {
  const seen = new Map();
  const look = (text) => {
    if (seen.has(text) || !document.querySelector("[role=log]")?.textContent.includes(text)) return;
    seen.set(text, undefined);
    requestAnimationFrame(() => setTimeout(() => seen.set(text, performance.now())));
  };
  const texts = ["Message 50.", "Message 500."];
  new MutationObserver(() => texts.forEach(look)).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  globalThis.paintedAt = (text) => seen.get(text);
}

export async function run() {
  const recorder = await bundled("js-glue/abi/storedRecord.testing.ts", { format: "esm" });
  const { storedRecord } = await import(`data:text/javascript,${encodeURIComponent(recorder)}`);
  const world = await startWorld({
    "/empty": () => "<!doctype html><title>Empty</title>",
    "/host": hostDocument,
    "/frame/": () => frameDocument(world.host),
  });
  try {
    const context = await world.browser.newContext();
    await context.addInitScript(observe);
    const about = circumstances(world.browser);
    const taken = Object.fromEntries(SIZES.map((size) => [size, []]));
    // The first time nothing is in the browser's caches.
    for (let turn = -1; turn < RUNS; ++turn)
      for (const size of SIZES) {
        if (taken[size].some(({ painted }) => painted === undefined)) continue;
        const result = await once(world, context, recordsOf(storedRecord, size), size);
        if (turn >= 0 || result.painted === undefined) taken[size].push(result);
      }
    return report(taken, { ...about, loadAfter: circumstances(world.browser).load });
  } finally {
    await world.stop();
  }
}

const both = (list) => ({ p50: quantile(list, 0.5), p95: quantile(list, 0.95), spread: spread(list) });
const text = ({ p50, p95, spread }) => `${p50.toFixed(1)}/${p95.toFixed(1)} ±${(spread * 100).toFixed(0)}%`;

function summary(runs) {
  const painted = runs.map((one) => one.painted);
  const isKept = painted.every((at) => at !== undefined);
  const { nodes, characters } = runs[0];
  return {
    painted: isKept ? both(painted) : undefined,
    raw: both(runs.map(({ raw }) => raw)),
    nodes,
    characters,
  };
}

function report(taken, about) {
  const results = Object.fromEntries(SIZES.map((size) => [size, summary(taken[size])]));
  console.log(
    `ms p50/p95 ± half of ${RUNS} runs, from the start of the frame's document; the service does not answer`,
  );
  console.log(JSON.stringify(about));
  const rows = Object.entries(results).map(([size, { painted, raw, nodes, characters }]) => [
    size,
    painted ? text(painted) : "not restored",
    text(raw),
    nodes,
    characters,
  ]);
  console.log(table(["messages", "painted", "raw read and parse", "DOM nodes", "characters stored"], rows));
  const { p50 } = results[50].painted ?? { p50: Infinity };
  const targets = [{ name: "50 messages painted, ms", value: p50, most: 100 }];
  return { about, results, targets, ok: judge(targets) };
}
