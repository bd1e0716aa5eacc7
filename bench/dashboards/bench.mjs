// The dashboards over a year of data, on both databases: each of their questions within a second. See ../README.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPipitd, startPostgres } from "../service/world.mjs";
import { judge, table } from "../lib/stats.mjs";
import { PLANS } from "./plans.mjs";
import { makeYear, moreSites, SITES } from "./year.mjs";

const PROGRAM = fileURLToPath(new URL("../../build/native/server/pipitd", import.meta.url));
const DAY = 86_400_000;
/** BENCH_DAYS=88: the same number of conversations, all of them as new as figures are kept. */
const DAYS = Number(process.env.BENCH_DAYS ?? 365);
/** BENCH_SITES=50: so many sites with windows. */
const SIZE = {
  days: DAYS,
  messages: 1_000_000,
  conversations: 40_000,
  feedback: 20_000,
  waiting: 1_000,
  sites: Number(process.env.BENCH_SITES ?? SITES.length),
};
const TIMES = 5;
const MOST_MS = 1000;
const PATIENCE = 300_000;

function execute(command, words, input) {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")}: ${error ?? stderr}`);
  return stdout;
}

/** The same tables, filled from the same files. */
const DATABASES = {
  SQLite: {
    async open(folder) {
      const file = join(folder, "pipit.db");
      return {
        address: file,
        shell: (script) => execute("sqlite3", ["-bail", file], script),
        stop: async () => {},
      };
    },
    fill: ({ name, columns, path }) =>
      [
        `CREATE TEMP TABLE loaded_${name} (${columns.join(", ")});`,
        ".mode csv",
        `.import '${path}' loaded_${name}`,
        `INSERT INTO ${name} (${columns.join(", ")}) SELECT ${columns.map(orNull).join(", ")} FROM loaded_${name};`,
        `DROP TABLE loaded_${name};`,
        ".mode list",
      ].join("\n"),
    begin: "PRAGMA synchronous = OFF;\nBEGIN;",
    end: "COMMIT;\nANALYZE;",
    explain: (sql) => `EXPLAIN QUERY PLAN ${sql};`,
  },
  PostgreSQL: {
    async open() {
      const server = await startPostgres();
      const address = server.newDatabase();
      const shell = (script) => execute("psql", ["-qAt", "-v", "ON_ERROR_STOP=1", address], script);
      return { address, shell, stop: () => server.stop() };
    },
    fill: ({ name, columns, path }) =>
      `\\copy ${name} (${columns.join(", ")}) FROM '${path}' WITH (FORMAT csv)\n`,
    begin: "BEGIN;",
    end: "COMMIT;\nVACUUM ANALYZE;",
    explain: (sql) => `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${sql};`,
  },
};

/** sqlite3 imports an empty field as an empty text. */
const NULLABLE = new Set(["client_id", "question", "rating", "score", "response"]);
const orNull = (column) => (NULLABLE.has(column) ? `NULLIF(${column}, '')` : column);

function prepare(database) {
  const pipitd = (...words) => execute(PROGRAM, [...words, "--database", database]);
  pipitd("migrate");
  for (const site of [...SITES, ...moreSites(SIZE.sites)]) {
    const options = [
      "--allow",
      `https://${site}.example`,
      "--analytics",
      "on",
      "--feedback-retention",
      "365",
    ];
    pipitd("site", "save", site, ...options);
  }
  return pipitd("user", "add", "bench", "--role", "admin").trim().split(/\s+/).at(-1);
}

async function signIn(port, password) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/admin/login`, {
    method: "POST",
    body: JSON.stringify({ name: "bench", password }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return { Cookie: answer.headers.get("set-cookie").split(";")[0] };
}

/** What the dashboards ask, and what else somebody could. */
function questions(now, cursor) {
  const since = (days) => now - days * DAY;
  const analytics = "/api/admin/analytics";
  const windows = "/api/monitoring/widget";
  return {
    "analytics, all sites, 90 days": `${analytics}?from=${since(90)}`,
    "analytics, all sites, 30 days": `${analytics}?from=${since(30)}`,
    "analytics, one site, 90 days": `${analytics}?site=alpha&from=${since(90)}`,
    "analytics, a page in the middle": `${analytics}?from=${since(90)}&limit=100&cursor=${cursor}`,
    "analytics, a file": `${analytics}?format=csv`,
    "feedback, all sites, the year": "/api/feedback",
    "feedback, one site, 30 days": `/api/feedback?site=alpha&start_date=${since(30)}`,
    "feedback, urgent": "/api/feedback?urgent_only=true",
    "feedback, a file": "/api/feedback?format=csv",
    "performance, one site, 90 days": `${windows}?site=alpha&from=${since(90) + 3_600_000}&step=86400`,
    "performance, one site, 24 hours": `${windows}?site=alpha`,
    "performance, all sites, 24 hours": `${windows}?step=3600`,
    "performance, all sites, 30 days": `${windows}?from=${since(30)}&step=21600`,
    "performance, all sites, 90 days": `${windows}?from=${since(90) + 3_600_000}&step=86400`,
  };
}

async function ask(port, headers, path) {
  const start = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const body = await answer.text();
  if (answer.status != 200) throw new Error(`${path}: ${answer.status} ${body.slice(0, 300)}`);
  return { took: performance.now() - start, bytes: body.length, body };
}

/** How long the service takes for the conversations that nobody has looked at yet; alone, and nobody asks anything else. */
async function caughtUp(port, headers, before) {
  const start = performance.now();
  for (let left = SIZE.waiting; left > 0;) {
    if (performance.now() - start > PATIENCE) throw new Error(`${left} conversations are still waiting`);
    await new Promise((done) => setTimeout(done, 200));
    const { body } = await ask(port, headers, "/api/admin/analytics?limit=1");
    left = SIZE.waiting + before - JSON.parse(body).totals.conversations;
  }
  return performance.now() - start;
}

async function measure(name, folder, tables, now) {
  const { open, fill, begin, end, explain } = DATABASES[name];
  const database = await open(folder);
  try {
    const password = prepare(database.address);
    const start = performance.now();
    database.shell([begin, ...tables.map(fill), end].join("\n"));
    console.log(`${name}: filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    const service = await startPipitd(database.address);
    try {
      const headers = await signIn(service.port, password);
      const known = tables.find((one) => one.name == "conversation_analytics").count;
      const waited = await caughtUp(service.port, headers, known);
      const middle = `ORDER BY at DESC, conversation DESC LIMIT 1 OFFSET ${known >> 1}`;
      const cursor = database.shell(
        `SELECT at || '-' || conversation FROM conversation_analytics ${middle};`,
      );
      const times = {};
      for (const [question, path] of Object.entries(questions(now, cursor.trim()))) {
        const answers = [];
        for (let time = 0; time < TIMES; time++) answers.push(await ask(service.port, headers, path));
        const took = answers.map((answer) => answer.took).sort((one, other) => one - other);
        times[question] = { median: took[TIMES >> 1], most: took.at(-1), bytes: answers[0].bytes };
      }
      const plans = Object.fromEntries(
        PLANS(now).map(({ what, sql }) => [what, database.shell(explain(sql)).trimEnd()]),
      );
      return { times, plans, waited };
    } finally {
      await service.stop();
    }
  } finally {
    await database.stop();
  }
}

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), "pipit-dashboards-"));
  const now = Date.now();
  const about = { date: new Date(now).toISOString(), processor: cpus()[0].model, load: loadavg(), ...SIZE };
  try {
    const tables = makeYear(folder, { now, ...SIZE });
    console.log(tables.map(({ name, count }) => `${name} ${count}`).join(", "));
    const names = (process.env.BENCH_DATABASES ?? "SQLite,PostgreSQL").split(",");
    const found = {};
    for (const name of names) found[name] = await measure(name, folder, tables, now);
    return report(about, tables, found);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(about, tables, found) {
  const names = Object.keys(found);
  const asked = Object.keys(Object.values(found)[0].times);
  const milliseconds = ({ median, most }) => `${median.toFixed(0)}/${most.toFixed(0)}`;
  console.log(
    table(
      ["ms, median/most", ...names, "KB"],
      asked.map((question) => [
        question,
        ...names.map((name) => milliseconds(found[name].times[question])),
        (found[names[0]].times[question].bytes / 1024).toFixed(0),
      ]),
    ),
  );
  for (const name of names) {
    console.log(
      `\n${name}: ${SIZE.waiting} conversations looked at in ${(found[name].waited / 1000).toFixed(1)} s`,
    );
    for (const [what, plan] of Object.entries(found[name].plans)) console.log(`\n-- ${what}\n${plan}`);
  }
  const targets = names.flatMap((name) =>
    asked.map((question) => ({
      name: `${name}, ${question}, ms`,
      value: found[name].times[question].most,
      most: MOST_MS,
    })),
  );
  const rows = Object.fromEntries(tables.map(({ name, count }) => [name, count]));
  return { ok: judge(targets), about: { ...about, rows, loadAfter: loadavg() }, found };
}
