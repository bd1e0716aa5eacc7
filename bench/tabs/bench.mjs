// From tab to tab, and from one leader to the next: the built widget beside the browser's own means and a peer. See ../README.md.
import { loadavg } from "node:os";
import { inBlockedWorld, inPartitionedWorld } from "../lib/chromium.mjs";
import { bundled, circumstances, frameDocument, hostDocument, serve } from "../lib/world.mjs";
import { judge, median, quantile, spread, table } from "../lib/stats.mjs";

const PRODUCT = "pipit";
/** Chromium has the frames of another site in one process, whichever tab they are in, and those of the page's own site with their page. */
const PROCESSES = { "one process": ({ host }) => host, "own processes": ({ widget }) => widget };
const CONTENDERS = ["raw", "package", PRODUCT];
const TABS = [1, 5, 10];
/** Characters in the composer. */
const SIZES = [30, 1_000];
const ROUNDS = 11;
/** An engine takes 2,000 messages in 10 s from other tabs, and the host page as many from its frame, which writes each draft twice. */
const COUNT = 60;
const ROUND = 2_500;

const WAYS = { close: (page) => page.close(), navigation: (page) => page.goto("about:blank"), crash };
/** Of each contender's leader, in each way. */
const TAKEOVERS = 12;
/** Milliseconds after which a contender counts as having no new leader. */
const PATIENCE = 15_000;

async function crash(page) {
  const crashed = page.waitForEvent("crash");
  const tools = await page.context().newCDPSession(page);
  // It is never answered.
  tools.send("Page.crash").catch(() => undefined);
  await crashed;
}

/** Of this process, comparable with the tabs'. */
const now = () => performance.timeOrigin + performance.now();

class Tabs {
  tabs = [];

  constructor(context, address) {
    this.context = context;
    this.address = address;
  }

  async grow(count) {
    while (this.tabs.length < count) this.tabs.push(await openTab(this.context, this.address));
  }

  async close() {
    await Promise.all(this.tabs.splice(0).map(({ page }) => page.close()));
  }
}

async function openTab(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(() => void Pipit.open());
  let frame;
  while (!(frame = page.frames().find((one) => one.url().includes("/frame/"))))
    await page.waitForEvent("framenavigated");
  await frame.waitForFunction(() => globalThis.bench?.isReady());
  return { page, frame };
}

/** Each round begins with another contender, so that none always has the same neighbour. */
const rotated = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

const call = ({ frame }, name, ...given) =>
  frame.evaluate(([name, given]) => bench[name](...given), [name, given]);

/** There and back again, halved; for the product between its channels as well. */
async function exchange([first, second], contender, length) {
  await call(second, "echo", contender);
  const samples = await call(first, "measure", contender, length, COUNT);
  const turnarounds = await call(second, "stopEcho", contender);
  return {
    whole: samples.map(({ round }) => round / 2),
    between: samples.map(({ between }, turn) => (between - turnarounds[turn]) / 2),
  };
}

async function measureLatency(context, address, where, samples) {
  const put = (cell, contender, taken) => ((samples[cell] ??= {})[contender] ??= []).push(taken);
  const tabs = new Tabs(context, address);
  for (const count of TABS) {
    await tabs.grow(count);
    // The first round is to warm up.
    for (let round = -1; round < ROUNDS; ++round) {
      const started = now();
      for (const size of SIZES) {
        const cell = `${count} tab${count > 1 ? "s" : ""}, ${size} characters, ${where}`;
        const length = await messageLength(tabs.tabs[0], size);
        for (const contender of rotated(CONTENDERS, Math.max(round, 0))) {
          const long = contender == PRODUCT ? size : length;
          if (count == 1) {
            const taken = await call(tabs.tabs[0], "say", contender, long, COUNT);
            if (round >= 0) put(cell, contender, taken);
          } else {
            const { whole, between } = await exchange(tabs.tabs, contender, long);
            if (round < 0) continue;
            put(cell, contender, whole);
            if (contender == PRODUCT) put(cell, "channel", between);
          }
        }
      }
      await tabs.tabs[0].page.waitForTimeout(Math.max(0, ROUND - (now() - started)));
    }
  }
  await tabs.close();
}

/** How long the product's message is that carries a text of that size: the others' are as long. */
async function messageLength(tab, size) {
  await call(tab, "say", PRODUCT, size, 1);
  return tab.frame.evaluate(() => bench.product.length);
}

const leadsOf = ({ frame }) => frame.evaluate(() => bench.leads);

async function leaders(tabs) {
  const all = await Promise.all(tabs.tabs.map(leadsOf));
  return (contender) => tabs.tabs.find((_, at) => all[at][contender]);
}

async function untilAllLead(tabs, contenders) {
  const deadline = now() + PATIENCE;
  for (;;) {
    const leader = await leaders(tabs);
    if (contenders.every(leader)) return leader;
    if (now() > deadline) throw new Error(`no leader: ${contenders.filter((one) => !leader(one))}`);
    await tabs.tabs[0].page.waitForTimeout(20);
  }
}

/** Milliseconds from the end of a contender's leader until another tab leads. */
async function measureTakeover(context, address, contenders, count) {
  const samples = {};
  const tabs = new Tabs(context, address);
  for (const [way, end] of Object.entries(WAYS)) {
    const taken = Object.fromEntries(contenders.map((one) => [one, []]));
    samples[`${way}, ${count} tabs`] = taken;
    for (;;) {
      const [next] = [...contenders].sort((one, other) => taken[one].length - taken[other].length);
      if (taken[next].length >= TAKEOVERS) break;
      await tabs.grow(count);
      const leader = await untilAllLead(tabs, contenders);
      const victim = leader(next);
      const orphaned = contenders.filter((one) => leader(one) == victim);
      tabs.tabs.splice(tabs.tabs.indexOf(victim), 1);
      const from = now();
      await end(victim.page);
      const successor = await untilAllLead(tabs, contenders);
      for (const one of orphaned) taken[one].push((await leadsOf(successor(one)))[one] - from);
      await victim.page.close();
    }
  }
  await tabs.close();
  return samples;
}

export async function run() {
  const frame = await bundled("bench/tabs/frame.js");
  const served = await serve({
    "/host": hostDocument,
    "/frame/": () => frameDocument(served.host, served.widget),
  });
  const address = `${served.host}/host`;
  const results = {};
  let about;
  try {
    await inPartitionedWorld(async (context) => {
      await context.addInitScript({ content: frame });
      about = circumstances(context.browser());
      for (const [where, origin] of Object.entries(PROCESSES))
        await measureLatency(context, `${origin(served)}/host`, where, (results.latency ??= {}));
      for (const count of TABS.filter((count) => count > 1))
        Object.assign(
          (results.locks ??= {}),
          await measureTakeover(context, address, ["raw", "package", PRODUCT], count),
        );
    });
    await inBlockedWorld(async (context) => {
      await context.addInitScript({ content: frame });
      results.leases = await measureTakeover(context, address, ["package", PRODUCT], 5);
    });
    return report(results, { ...about, loadAfter: loadavg() });
  } finally {
    served.stop();
  }
}

/** Ratios are of one round each: what else the machine does slows both. */
function latencyOf(rounds, base) {
  const middles = rounds.map(median);
  const ratios = middles.map((middle, round) => middle / median(base[round]));
  return {
    p50: median(middles),
    p95: quantile(rounds.flat(), 0.95),
    ratio: median(ratios),
    spread: spread(ratios),
  };
}
const latencyText = (one) =>
  one
    ? `${one.p50.toFixed(0)}/${one.p95.toFixed(0)} x${one.ratio.toFixed(2)} ±${(one.spread * 100).toFixed(0)}%`
    : "-";

const takeoverOf = (samples) => ({ p50: median(samples), p95: quantile(samples, 0.95) });
const takeoverText = (one) => (one ? `${one.p50.toFixed(0)}/${one.p95.toFixed(0)}` : "-");

const mapped = (record, of) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value)]));

function print(title, results, columns, text) {
  console.log(`\n${title}`);
  const rows = Object.entries(results).map(([cell, by]) => [cell, ...columns.map((one) => text(by[one]))]);
  console.log(table(["", ...columns], rows));
}

function report(samples, about) {
  const latency = mapped(samples.latency, (by) => mapped(by, (rounds) => latencyOf(rounds, by.raw)));
  const locks = mapped(samples.locks, (by) => mapped(by, takeoverOf));
  const leases = mapped(samples.leases, (by) => mapped(by, takeoverOf));
  console.log(JSON.stringify(about));
  print(
    `µs p50/p95, x the raw BroadcastChannel of the same round ± half the rounds; ${ROUNDS} rounds`,
    latency,
    [...CONTENDERS, "channel"],
    latencyText,
  );
  print(`takeover with locks, ms p50/p95 of at least ${TAKEOVERS}`, locks, CONTENDERS, takeoverText);
  print("takeover without locks", leases, ["package", PRODUCT], takeoverText);
  const targets = [
    ...Object.entries(latency).flatMap(([cell, { channel }]) =>
      channel ? [{ name: `${cell}: said to heard / raw`, value: channel.ratio, most: 1.3 }] : [],
    ),
    ...Object.entries(locks).map(([cell, by]) => ({
      name: `${cell}: p95 ms`,
      value: by[PRODUCT].p95,
      most: 100,
    })),
  ];
  return { about, results: { latency, locks, leases }, targets, ok: judge(targets) };
}
