// The bridge beside its peers and the browser's own means, in one run, between the same two windows. See ../README.md.
import { bundled, circumstances, startWorld } from "../lib/world.mjs";
import { judge, median, quantile, spread, table } from "../lib/stats.mjs";

const ROUNDS = 11;
const BASE = "raw MessagePort";
const OURS = ["connect()", "storage proxy"];
const CONTENDERS = [BASE, "raw postMessage", "penpal", "comlink", ...OURS];
const CELLS = [
  { call: "ping", size: 0, count: 300 },
  { call: "set", size: 1_000, count: 300 },
  { call: "get", size: 1_000, count: 300 },
  { call: "set", size: 100_000, count: 30 },
  { call: "get", size: 100_000, count: 30 },
  { call: "set", size: 1_000_000, count: 6 },
  { call: "get", size: 1_000_000, count: 6 },
];
const BURST = 5_000;
/** Beyond them the product refuses: the values of a site, and the messages of 10 s. */
const PROXY = { name: "storage proxy", size: 262_144, count: 60 };

const nameOf = ({ call, size }) => (size ? `${call} ${size < 1e6 ? `${size / 1e3} KB` : "1 MB"}` : call);
/** The host page takes 2,000 messages in 10 s from the product's frame. */
const countOf = (contender, { count }) => (contender == PROXY.name ? Math.min(count, PROXY.count) : count);
const can = (contender, { size }) => contender != PROXY.name || size <= PROXY.size;

/** The frame of pipit.js has a nonce in its address. */
const isProducts = (frame) => frame.url().includes("&n=");

/** Gives what measures a contender, in its frame. */
async function openFrames(world) {
  const page = await world.browser.newPage();
  await page.goto(`${world.host}/host`);
  await page.evaluate((origin) => (embedPeers(origin), void Pipit.open()), world.widget);
  const frames = () => page.frames().filter((frame) => frame.url().includes("/frame/"));
  await page.waitForFunction(() => frames.length >= 1);
  while (frames().length < 2) await page.waitForEvent("framenavigated", { timeout: 20_000 });
  for (const frame of frames()) {
    await frame.waitForFunction(() => globalThis.bench);
    if (!(await frame.evaluate(() => bench.ready)))
      throw new Error("a frame's clock is coarse: it is not isolated");
  }
  const frameOf = (contender) => frames().find((frame) => isProducts(frame) == (contender == PROXY.name));
  return (call, contender, ...more) =>
    frameOf(contender).evaluate(([name, given]) => bench[name](...given), [call, [contender, ...more]]);
}

/** Each round begins with another contender, so that none always has the same neighbour. */
const rotated = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

export async function run() {
  const [host, frame] = await Promise.all([
    bundled("bench/bridge/host.js"),
    bundled("bench/bridge/frame.js"),
  ]);
  const world = await startWorld({
    "/host": (at) =>
      `<!doctype html><title>Host</title><script src="/host.js"></script>` +
      `<script async src="http://${at.replace("127.0.0.1", "localhost")}/pipit.js" data-site="bench"></script>`,
    "/host.js": () => host,
    "/frame/": () => `<!doctype html><title>Frame</title><script src="/frame.js"></script>`,
    "/frame.js": () => frame,
  });
  try {
    return await measureAll(world);
  } finally {
    await world.stop();
  }
}

async function measureAll(world) {
  const run = await openFrames(world);
  const before = circumstances(world.browser);
  for (const contender of CONTENDERS)
    for (const cell of CELLS)
      if (can(contender, cell))
        await run("measure", contender, cell.call, cell.size, countOf(contender, cell));

  const samples = {};
  for (let round = 0; round < ROUNDS; ++round) {
    for (const cell of CELLS)
      for (const contender of rotated(CONTENDERS, round)) {
        if (!can(contender, cell)) continue;
        const taken = await run("measure", contender, cell.call, cell.size, countOf(contender, cell));
        ((samples[nameOf(cell)] ??= {})[contender] ??= []).push(taken);
      }
    for (const contender of rotated(
      CONTENDERS.filter((one) => one != PROXY.name),
      round,
    )) {
      const took = await run("burst", contender, BURST);
      ((samples[`${BURST} at once`] ??= {})[contender] ??= []).push([took * 1000]);
    }
  }
  return report(samples, { ...before, loadAfter: circumstances(world.browser).load });
}

/** Ratios are of one round each: what else the machine does slows both. */
function summary(rounds, base) {
  const middles = rounds.map(median);
  const ratios = middles.map((middle, round) => middle / median(base[round]));
  return {
    p50: median(middles),
    p95: quantile(rounds.flat(), 0.95),
    ratio: median(ratios),
    spread: spread(ratios),
  };
}

function report(samples, about) {
  const results = Object.fromEntries(
    Object.entries(samples).map(([cell, by]) => [
      cell,
      Object.fromEntries(Object.entries(by).map(([name, rounds]) => [name, summary(rounds, by[BASE])])),
    ]),
  );
  const text = (one) =>
    one
      ? `${one.p50.toFixed(0)}/${one.p95.toFixed(0)} x${one.ratio.toFixed(2)} ±${(one.spread * 100).toFixed(0)}%`
      : "-";
  console.log(`µs p50/p95, x the raw MessagePort of the same round ± half the rounds; ${ROUNDS} rounds`);
  console.log(JSON.stringify(about));
  const rows = Object.entries(results).map(([cell, by]) => [
    cell,
    ...CONTENDERS.map((name) => text(by[name])),
  ]);
  console.log(table(["", ...CONTENDERS], rows));
  const ratio = (cell, name, base) =>
    median(samples[cell][name].map((round, at) => median(round) / median(samples[cell][base][at])));
  const targets = OURS.flatMap((name) =>
    ["ping", "set 1 KB"].flatMap((cell) => [
      { name: `${name} ${cell} / ${BASE}`, value: ratio(cell, name, BASE), most: 1.2 },
      { name: `${name} ${cell} / penpal`, value: ratio(cell, name, "penpal"), most: 1 },
    ]),
  );
  return { about, results, targets, ok: judge(targets) };
}
