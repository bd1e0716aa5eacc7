// How many messages a second, how much memory a stream, and files beside nginx. See ../README.md.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { judge, median, spread, table } from "../lib/stats.mjs";
import {
  hasLoad,
  holdStreams,
  load,
  privateMemory,
  processorTime,
  startNginx,
  startPipitd,
  startPostgres,
} from "./world.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const TIME = 4000;
/** Visitors with a stream, and how many of them write at the same time: each has at most one message on its way. */
const MESSAGES = [
  { streams: 1, clients: 1 },
  { streams: 100, clients: 32 },
  { streams: 1000, clients: 32 },
];
const IDLE = [1000, 10_000];
const CLIENTS = 32;
const WEB = fileURLToPath(new URL("../../build/web", import.meta.url));
const FILES = [
  "/pipit.js",
  `/assets/${readdirSync(join(WEB, "assets")).find((name) => /^engine-.*\.wasm$/.test(name))}`,
];
const MOST_BYTES = 16 * 1024;

const now = () => loadavg().map((value) => Number(value.toFixed(1)));
const rounded = (value, digits = 1) => Number(value.toFixed(digits));

/** How often a second the disk takes 4 KB for good: what each acknowledgement waits for. */
function durableWrites() {
  const folder = mkdtempSync(join(tmpdir(), "pipit-disk-"));
  const file = openSync(join(folder, "log"), "w");
  const page = Buffer.alloc(4096);
  let count = 0;
  const start = performance.now();
  while (performance.now() - start < 1000) {
    writeSync(file, page);
    fdatasyncSync(file);
    ++count;
  }
  const took = performance.now() - start;
  closeSync(file);
  rmSync(folder, { recursive: true });
  return (count * 1000) / took;
}

/** One round; each measurement has a service and a database of its own, so that none is filled by the one before. */
async function messages(postgres, { streams, clients }) {
  const service = await startPipitd(postgres?.newDatabase());
  try {
    const before = processorTime(service.pid);
    const start = performance.now();
    const said = await load("messages", { port: service.port, streams, clients, milliseconds: TIME });
    const used = processorTime(service.pid) - before;
    return { ...said, processor: used / said.count, busy: used / (performance.now() - start) };
  } finally {
    await service.stop();
  }
}

async function idle(streams) {
  const service = await startPipitd();
  try {
    // What the first ones make it load is nobody's.
    await (
      await holdStreams(service.port, 10)
    )();
    const before = privateMemory(service.pid);
    const letGo = await holdStreams(service.port, streams);
    const bytes = (privateMemory(service.pid) - before) / streams;
    await letGo();
    return bytes;
  } finally {
    await service.stop();
  }
}

/** A server's answers, and the time of the processor that each took: that is what a busy machine changes least. */
async function fileFrom({ port, pid }, target) {
  const before = processorTime(pid);
  const said = await load("files", { port, clients: CLIENTS, milliseconds: TIME / 2, target });
  return { ...said, processor: (1000 * (processorTime(pid) - before)) / said.count };
}

async function files(servers, round) {
  const figures = {};
  for (const target of FILES)
    for (const [name, server] of round % 2 ? [...servers].reverse() : servers)
      (figures[target] ??= {})[name] = await fileFrom(server, target);
  return figures;
}

const middle = (rounds, key) => median(rounds.map((round) => round[key]));

export async function run() {
  if (!hasLoad()) throw new Error("there is no service_load");
  const about = {
    date: new Date().toISOString(),
    command: "tools/bench service",
    processor: `${cpus().length} x ${cpus()[0].model}`,
    rounds: ROUNDS,
    load: now(),
  };
  console.log(`${about.date}, ${about.processor}, load ${about.load}`);
  const postgres = await startPostgres();
  const nginx = await startNginx();
  const stores = [
    ["SQLite", undefined],
    ["PostgreSQL", postgres],
  ];
  const written = new Map();
  const disk = [];
  const served = [];
  const held = Object.fromEntries(IDLE.map((streams) => [streams, []]));
  const service = await startPipitd();
  const servers = [["pipitd", service], ...(nginx ? [["nginx", nginx]] : [])];
  try {
    for (let round = 0; round < ROUNDS; ++round) {
      disk.push(durableWrites());
      for (const [name, store] of round % 2 ? [...stores].reverse() : stores)
        for (const setting of MESSAGES) {
          const key = `${name}, ${setting.streams} streams`;
          written.set(key, [...(written.get(key) ?? []), await messages(store, setting)]);
        }
      served.push(await files(servers, round));
    }
    for (const streams of IDLE)
      for (let round = 0; round < Math.min(ROUNDS, 3); ++round) held[streams].push(await idle(streams));
  } finally {
    await service.stop();
    await nginx?.stop();
    await postgres.stop();
  }

  console.log(`\nThe disk takes ${rounded(median(disk), 0)} durable writes of 4 KB a second.\n`);
  const messageRows = [...written].map(([name, rounds]) => [
    name,
    rounded(middle(rounds, "perSecond"), 0),
    `${rounded(median(rounds.map(({ perSecond }, index) => perSecond / disk[index])), 2)} ±${Math.round(100 * spread(rounds.map(({ perSecond }) => perSecond)))}%`,
    `${rounded(middle(rounds, "p50"))}/${rounded(middle(rounds, "p95"))}/${rounded(middle(rounds, "p99"))}`,
    rounded(middle(rounds, "processor"), 2),
  ]);
  console.log(
    table(
      ["", "messages/s", "times the disk's writes", "p50/p95/p99 ms", "pipitd's processor, ms each"],
      messageRows,
    ),
  );

  console.log();
  const idleRows = IDLE.map((streams) => [`${streams} idle streams`, rounded(median(held[streams]) / 1024)]);
  console.log(table(["", "KB each"], idleRows));

  console.log();
  const names = servers.map(([name]) => name);
  const beside = (target, key) => {
    const ratios = served.map((round) => round[target].pipitd[key] / round[target].nginx[key]);
    return `${rounded(median(ratios), 2)} ±${Math.round(100 * spread(ratios))}%`;
  };
  const fileRows = FILES.map((target) => {
    const of = (name) => served.map((round) => round[target][name]);
    const figure = (name) =>
      `${rounded(middle(of(name), "perSecond"), 0)}, ${rounded(middle(of(name), "processor"))}`;
    const ratios = nginx ? [beside(target, "perSecond"), beside(target, "processor")] : ["no nginx", "-"];
    return [target.replace(/-\w+\./, "."), ...names.map(figure), ...ratios];
  });
  const titles = names.map((name) => `${name}: a second, µs of the processor each`);
  console.log(table(["", ...titles, "times nginx's a second", "times its processor"], fileRows));

  console.log();
  const ok = judge(
    IDLE.map((streams) => ({
      name: `memory of an idle stream, of ${streams}, bytes`,
      value: median(held[streams]),
      most: MOST_BYTES,
    })),
  );
  return {
    about: { ...about, loadAfter: now() },
    disk,
    messages: Object.fromEntries(written),
    idle: held,
    files: served,
    ok,
  };
}
