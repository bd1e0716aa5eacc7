// The heights of a list's rows, under Node: HeightIndex in WebAssembly beside the peers that page authors would take. See
// ../README.md.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { contenders } from "./contenders.mjs";
import { judge, median, spread, table } from "../lib/stats.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NATIVE = join(ROOT, "build/bench/bench/viewport/viewport_bench");
const SIZES = [1_000, 100_000, 1_000_000];
const ROUNDS = 7;
/** Milliseconds for which an operation is repeated in a round. */
const TIME = 40;
const HEIGHT = 40;
const OURS = "HeightIndex";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** xorshift32: the same places for all. */
function chance(seed) {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Microseconds of one. Each gives what its peers would have computed lazily. */
const OPERATIONS = {
  update: (list, below) => list.update(below(list.size()), 20 + below(100)),
  lookup: (list, below) => list.rowAt(below(list.size() * HEIGHT)),
  "edit and lookup": (list, below) => {
    list.update(below(list.size()), 20 + below(100));
    return list.rowAt(below(list.size() * HEIGHT));
  },
  append: (list) => list.append(1),
  "prepend 50": (list) => list.prepend(50),
};

/** Milliseconds of the processor's, since other jobs may have it meanwhile. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timeOf(operation, list, below) {
  let times = 0;
  let batch = 1;
  const start = processorTime();
  for (;;) {
    for (let i = 0; i < batch; ++i) operation(list, below);
    times += batch;
    const passed = processorTime() - start;
    if (passed >= TIME) return (passed / times) * 1000;
    batch =
      passed > 0 ? Math.max(1, Math.min(1000, Math.round(((TIME - passed) / passed) * times))) : batch * 2;
  }
}

function buildTime(create, size) {
  const start = processorTime();
  const list = create(size, HEIGHT);
  const time = (processorTime() - start) * 1000;
  list.destroy?.();
  return time;
}

const bytesNow = () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Bytes a row once all rows are measured. */
async function memoryOf(make, size) {
  const before = bytesNow();
  const { create, bytes } = await make();
  const held = bytes?.() ?? 0;
  const list = create(size, HEIGHT);
  for (let row = 0; row < size; ++row) list.update(row, HEIGHT + (row % 7));
  list.rowAt(size);
  const after = bytes ? bytes() - held : bytesNow() - before;
  list.destroy?.();
  return after / size;
}

/** By size, operation and contender: a list of what the rounds took. */
async function measure() {
  const made = await Promise.all(
    Object.entries(contenders).map(async ([name, make]) => [name, await make()]),
  );
  const taken = {};
  const note = (size, operation, name, value) =>
    (((taken[size] ??= {})[operation] ??= {})[name] ??= []).push(value);
  for (let round = 0; round < ROUNDS; ++round)
    for (const size of SIZES) {
      // Each round begins with another.
      const order = made.map((_, i) => made[(i + round) % made.length]);
      for (const [name, { create }] of order) note(size, "build", name, buildTime(create, size));
      for (const [operation, act] of Object.entries(OPERATIONS))
        for (const [name, { create }] of order) {
          const list = create(size, HEIGHT);
          list.rowAt(0);
          note(size, operation, name, timeOf(act, list, chance(round + 1)));
          list.destroy?.();
        }
    }
  // A thousand rows fit into what the module begins with.
  for (const size of SIZES.slice(1))
    for (const [name, make] of Object.entries(contenders))
      note(size, "bytes a row", name, await memoryOf(make, size));
  return taken;
}

/** Each round's value over ours in the same round. */
const ratios = (values, ours) => values.map((value, i) => value / ours[i]);
const figure = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

function rowsOf(taken) {
  return Object.entries(taken).flatMap(([size, operations]) =>
    Object.entries(operations).map(([operation, byName]) => [
      `${operation}, ${size}`,
      ...Object.values(byName).map((values) => {
        const times = ratios(values, byName[OURS]);
        const text = `${figure(median(values))}, ${figure(median(times))}`;
        return values.length > 1 ? `${text} ±${(spread(times) * 100).toFixed(0)}%` : text;
      }),
    ]),
  );
}

function targetsOf(taken) {
  const edits = taken[1_000_000]["edit and lookup"];
  const targets = [{ name: "edit and lookup in 1,000,000 rows, µs", value: median(edits[OURS]), most: 1.5 }];
  const against = (size, operation, peer) => {
    const byName = taken[size][operation];
    const value = median(ratios(byName[OURS], byName[peer]));
    targets.push({ name: `${operation}, ${size} rows / ${peer}`, value, most: 1 });
  };
  for (const peer of Object.keys(contenders).filter((name) => name != OURS))
    for (const size of SIZES)
      for (const operation of ["edit and lookup", "prepend 50", "bytes a row"])
        against(size, operation, peer);
  return targets;
}

/** Microseconds by benchmark; nothing where it was not built. */
function native() {
  if (!existsSync(NATIVE)) return {};
  const parameters = ["--benchmark_format=json", "--benchmark_min_time=0.2", "--benchmark_repetitions=5"];
  const { stdout } = spawnSync(NATIVE, parameters, { encoding: "utf8", maxBuffer: 1 << 24 });
  const medians = JSON.parse(stdout).benchmarks.filter((one) => one.aggregate_name == "median");
  return Object.fromEntries(medians.map((one) => [one.run_name, one.cpu_time / 1000]));
}

export async function run() {
  const about = {
    date: new Date().toISOString(),
    processor: `${cpus().length} x ${cpus()[0].model}`,
    node: process.version,
    load: loadavg().map((value) => Number(value.toFixed(1))),
  };
  console.log(`µs (bytes a row), times ${OURS} ± half of ${ROUNDS} rounds`);
  const taken = await measure();
  console.log(JSON.stringify({ ...about, loadAfter: loadavg()[0] }));
  console.log(table(["operation, rows", ...Object.keys(contenders)], rowsOf(taken)));
  const natively = native();
  console.log(
    table(
      ["natively", "µs"],
      Object.entries(natively).map(([name, time]) => [name, figure(time)]),
    ),
  );
  const targets = targetsOf(taken);
  return { about, taken, natively, targets, ok: judge(targets) };
}
