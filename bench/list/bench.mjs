// Long conversations in the built widget beside its peers, in one browser. See ../README.md.
import { messagesOf, tokensOf } from "../lib/conversation.mjs";
import { privateMemory } from "../lib/memory.mjs";
import { judge, median, quantile, spread, table } from "../lib/stats.mjs";
import { circumstances, startWorld } from "../lib/world.mjs";
import { OURS, PEERS, open, pages, watchScript } from "./contenders.mjs";
import { Service } from "./service.mjs";

const CONTENDERS = [OURS, ...Object.keys(PEERS)];
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 2);
const SIZES = [500, 5_000, 100_000];
/** With so many, only we: what is appended and what is older count as well, since an engine keeps no more. */
const OURS_ALONE = 100_000;
/** What is loaded page by page, in all before the oldest one that is there at first. */
const OLDER = 500;
const APPENDS = 30;
const PREPENDS = 5;
/** Milliseconds after which no more samples are taken; there is at least one, however long it takes. */
const PATIENCE = 8_000;
const TOKENS = 2_000;
const PACE = 5;
const SCROLL = { speed: 5_000, time: 3_000 };
/** The sizes at which an answer is streamed: with 5,000 messages Botpress takes seconds for each token. */
const STREAMED = [500, 100_000];

const cellsOf = (contender) => SIZES.filter((size) => contender == OURS || size != OURS_ALONE);
const rotated = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function sampled(count, take) {
  const until = performance.now() + PATIENCE;
  const samples = [];
  while (samples.length < count && (samples.length == 0 || performance.now() < until)) {
    samples.push(await take(samples.length));
    await pause(30);
  }
  return samples;
}

/** Of the main thread of the document's process, in milliseconds. */
async function metricsOf(tools) {
  const { metrics } = await tools.send("Performance.getMetrics");
  const of = (name) => 1_000 * metrics.find((metric) => metric.name == name).value;
  return {
    script: of("ScriptDuration"),
    layout: of("LayoutDuration") + of("RecalcStyleDuration"),
    task: of("TaskDuration"),
  };
}

async function during(tools, count, run) {
  const before = await metricsOf(tools);
  const result = await run();
  const after = await metricsOf(tools);
  const each = Object.fromEntries(
    Object.keys(after).map((name) => [name, (after[name] - before[name]) / count]),
  );
  return [result, each];
}

async function toolsOf(tab, where) {
  const isOwn = where != tab.mainFrame();
  const tools = await tab.context().newCDPSession(isOwn ? where : tab);
  await tools.send("Performance.enable");
  return tools;
}

/** All but memory, in one page. */
async function watch(world, contexts, service, contender, size) {
  const most = size == OURS_ALONE ? size - OLDER - APPENDS : size;
  const all = messagesOf(OLDER + most + APPENDS);
  const older = all.slice(0, OLDER);
  const history = all.slice(OLDER, OLDER + most);
  const later = all.slice(OLDER + most).map((message) => ({ ...message, author: "assistant" }));
  service.give(all.slice(0, OLDER + most), OLDER + 1);
  const { tab, where } = await open(world, contexts, contender);
  const tools = await toolsOf(tab, where);
  const isPipit = contender == OURS;
  await where.evaluate(
    ([older, lastSeq]) => Object.assign(globalThis, { older, lastSeq }),
    [isPipit ? [] : older, later.at(-1).seq],
  );
  if (!isPipit) await where.evaluate((given) => (globalThis.given = given), history);
  const mark = `Message ${history.at(-1).seq}.`;
  const painted = await where.evaluate((mark) => bench.history(globalThis.given, mark), mark);
  const result = { ...painted, nodes: await where.evaluate(() => bench.nodes()), heap: await heapOf(tools) };

  result.appends = await sampled(APPENDS, async (turn) => {
    await where.evaluate(() => bench.prepare());
    return where.evaluate((message) => bench.message(message), later[turn]);
  });
  if (STREAMED.includes(size)) {
    const tokens = tokensOf(TOKENS);
    const run = () => where.evaluate(([tokens, pace]) => bench.stream(tokens, pace), [tokens, PACE]);
    const [streamed, each] = await during(tools, TOKENS, run);
    result.streamed = { ...streamed, ...each };
  }
  await where.evaluate(() => bench.toEnd());
  await pause(500);
  result.scrolled = await where.evaluate((how) => bench.scroll(how), SCROLL);
  result.nodesAfter = await where.evaluate(() => bench.nodes());
  result.prepends = (await sampled(PREPENDS, () => where.evaluate(() => bench.older()))).filter(Boolean);
  await tab.close();
  return result;
}

async function heapOf(tools) {
  await tools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await tools.send("Runtime.getHeapUsage");
  return usedSize / 2 ** 20;
}

/** Private memory of the processes that show it, in a page that nothing else is done with. */
async function memoryOf(world, contexts, service, contender, size) {
  const all = messagesOf(size);
  service.give(all);
  const { tab, where } = await open(world, contexts, contender, false);
  const isPipit = contender == OURS;
  if (!isPipit) {
    await where.evaluate((given) => (globalThis.given = given), all);
    if (size) await where.evaluate((mark) => bench.history(globalThis.given, mark), `Message ${size}.`);
    else await where.evaluate(() => bench.give([]));
    await where.evaluate(() => delete globalThis.given);
  } else if (size) {
    await where.waitForFunction(
      (mark) => document.querySelector(".rows")?.textContent.includes(mark),
      `Message ${size}.`,
    );
  }
  await pause(1_500);
  const result = await privateMemory(tab, where);
  await tab.close();
  return result;
}

async function measureAll(world, contexts, service) {
  const taken = {};
  const memory = {};
  const put = (into, contender, size, value) => ((into[contender] ??= {})[size] ??= []).push(value);
  for (let round = 0; round < ROUNDS; ++round)
    for (const size of SIZES)
      for (const contender of rotated(CONTENDERS, round)) {
        if (!cellsOf(contender).includes(size)) continue;
        const begun = performance.now();
        // With 500 the difference is within what a process takes by chance.
        const length = size == SIZES[0] ? 0 : size;
        try {
          put(taken, contender, size, await watch(world, contexts, service, contender, size));
          put(memory, contender, length, await memoryOf(world, contexts, service, contender, length));
        } catch (failure) {
          process.stderr.write(`${contender} could not show ${size} messages: ${failure.message}\n`);
        }
        const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
        process.stderr.write(`round ${round + 1}: ${contender}, ${size} messages, ${seconds} s\n`);
      }
  return { taken, memory };
}

export async function run() {
  const service = new Service();
  let world;
  world = await startWorld(await pages(() => world), (request, response) =>
    service.answer(request, response),
  );
  try {
    const watched = await world.browser.newContext();
    await watched.addInitScript({ content: await watchScript() });
    const contexts = { watched, plain: await world.browser.newContext() };
    const about = circumstances(world.browser);
    const { taken, memory } = await measureAll(world, contexts, service);
    return report(taken, memory, { ...about, loadAfter: circumstances(world.browser).load });
  } finally {
    await world.stop();
  }
}

const of = (runs, pick) => {
  const samples = runs.flatMap(pick).filter((sample) => sample !== undefined);
  if (!samples.length) return undefined;
  return {
    p50: quantile(samples, 0.5),
    p95: quantile(samples, 0.95),
    spread: spread(samples),
    samples: samples.length,
  };
};

function summary(runs) {
  const streamed = runs.map((run) => run.streamed).filter(Boolean);
  const middle = (list, pick) => (list.length ? median(list.map(pick)) : undefined);
  return {
    painted: of(runs, (run) => run.painted),
    still: of(runs, (run) => run.still),
    nodes: Math.max(...runs.flatMap((run) => [run.nodes, run.nodesAfter])),
    nodesAtFirst: middle(runs, (run) => run.nodes),
    heap: middle(runs, (run) => run.heap),
    appendInDocument: of(runs, (run) => run.appends.map((one) => one.inDocument)),
    appendPainted: of(runs, (run) => run.appends.map((one) => one.painted)),
    appendFrames: of(runs, (run) => run.appends.map((one) => one.frames)),
    prepend: of(runs, (run) => run.prepends.map((one) => one.painted)),
    fps: middle(runs, (run) => run.scrolled.fps),
    longest: middle(runs, (run) => run.scrolled.longest),
    dropped: middle(runs, (run) => run.scrolled.dropped),
    uncovered: middle(runs, (run) => run.scrolled.uncovered),
    streamTook: middle(streamed, (one) => one.took),
    streamDropped: middle(streamed, (one) => one.dropped),
    streamLongest: middle(streamed, (one) => one.longest),
    tokenTask: middle(streamed, (one) => one.task),
  };
}

function summaries(taken, memory) {
  const results = {};
  for (const contender of CONTENDERS)
    for (const size of cellsOf(contender)) {
      const empty = median(memory[contender]?.[0] ?? []);
      if (!taken[contender]?.[size]) continue;
      const cell = summary(taken[contender][size]);
      if (memory[contender]?.[size]) cell.memory = median(memory[contender][size]) - empty;
      cell.emptyMemory = empty;
      (results[size] ??= {})[contender] = cell;
    }
  return results;
}

const one = (value, digits = 1) => (value === undefined ? "-" : value.toFixed(digits));
const both = (value, digits = 1) => (value ? `${one(value.p50, digits)}/${one(value.p95, digits)}` : "-");

/** Rows of the printed table: what, of which cell, as which text, and as which number for the ratio. */
const ROWS = [
  ["painted, ms", ({ painted }) => both(painted), ({ painted }) => painted?.p50],
  ["nothing more changes, ms", ({ still }) => both(still), ({ still }) => still?.p50],
  ["elements", ({ nodes }) => one(nodes, 0), ({ nodes }) => nodes],
  ["JS heap, MB", ({ heap }) => one(heap), ({ heap }) => heap],
  ["private memory over empty, MB", ({ memory }) => one(memory), ({ memory }) => memory],
  [
    "append, in the document, ms",
    ({ appendInDocument }) => both(appendInDocument),
    ({ appendInDocument }) => appendInDocument?.p50,
  ],
  [
    "append, painted, ms",
    ({ appendPainted }) => both(appendPainted),
    ({ appendPainted }) => appendPainted?.p50,
  ],
  ["append, frames", ({ appendFrames }) => both(appendFrames, 0)],
  ["50 older, painted, ms", ({ prepend }) => both(prepend), ({ prepend }) => prepend?.p50],
  ["scroll, fps", ({ fps }) => one(fps)],
  ["scroll, dropped frames", ({ dropped }) => one(dropped, 0)],
  ["scroll, longest frame, ms", ({ longest }) => one(longest)],
  [
    "stream, took s",
    ({ streamTook }) => (streamTook ? one(streamTook / 1_000) : "-"),
    ({ streamTook }) => streamTook,
  ],
  ["stream, dropped frames", ({ streamDropped }) => one(streamDropped, 0)],
  ["stream, longest frame, ms", ({ streamLongest }) => one(streamLongest)],
  ["stream, main thread per token, ms", ({ tokenTask }) => one(tokenTask, 2), ({ tokenTask }) => tokenTask],
];

function printed(results) {
  for (const [size, cells] of Object.entries(results)) {
    const names = CONTENDERS.filter((contender) => cells[contender]);
    const rows = ROWS.map(([name, text, number]) => [
      name,
      ...names.map((contender) => {
        const ratio = number && contender != OURS && number(cells[contender]) / number(cells[OURS]);
        return text(cells[contender]) + (Number.isFinite(ratio) && ratio > 0 ? `, ${ratio.toFixed(1)}x` : "");
      }),
    ]);
    console.log(`\n${table([`${Number(size).toLocaleString("en")} messages`, ...names], rows)}`);
  }
}

const PAINTED = { 500: 50, 5_000: 100, 100_000: 500 };

function targetsOf(results) {
  // What could not be shown misses every target.
  const missed = { painted: {}, appendInDocument: {}, appendFrames: {}, fps: 0 };
  const ours = (size) => results[size]?.[OURS] ?? missed;
  return [
    ...SIZES.map((size) => ({
      name: `${size} messages painted, ms`,
      value: ours(size).painted.p50,
      most: PAINTED[size],
    })),
    ...SIZES.map((size) => ({ name: `${size} messages, elements`, value: ours(size).nodes, most: 1_500 })),
    { name: "5000 messages, private memory over the empty widget, MB", value: ours(5_000).memory, most: 10 },
    ...SIZES.flatMap((size) => [
      { name: `append to ${size}, in the document, ms`, value: ours(size).appendInDocument.p50, most: 1 },
      { name: `append to ${size}, painted in frame`, value: ours(size).appendFrames.p95, most: 1 },
    ]),
    { name: "scroll at 100000, ms a frame", value: 1_000 / ours(100_000).fps, most: 1_000 / 59.5 },
  ];
}

function report(taken, memory, about) {
  console.log(`p50/p95 of ${ROUNDS} rounds, times ours (p50)`);
  console.log(JSON.stringify(about));
  const results = summaries(taken, memory);
  printed(results);
  const targets = targetsOf(results);
  for (const target of targets) target.value ??= Infinity;
  return { about, results, targets, ok: judge(targets) };
}
