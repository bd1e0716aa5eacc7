// What is in deploy/, with the programs that it is for: Prometheus, promtool, Alertmanager, and the service itself.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort, start, until } from "./programs.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const deploy = join(root, "deploy");
const pipitd = join(root, "build/native/server/pipitd");
const TOKEN = "a-token-of-the-tests";
const run = promisify(execFile);

function folderOf(t) {
  const folder = mkdtempSync(join(tmpdir(), "pipit-deploy-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What the program says of it, which has to be good. */
function passes(program, args, input) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: "utf8",
    cwd: join(deploy, "prometheus"),
  });
  assert.equal(status, 0, `${program} ${args.join(" ")}: ${stdout}${stderr}`);
}

/** The real service with a demo shop whose measurements are on. */
async function serve(t) {
  const folder = folderOf(t);
  const database = join(folder, "pipit.db");
  const port = await freePort();
  const service = start(t, pipitd, [
    ...["--listen", `127.0.0.1:${port}`, "--database", database, "--data", folder],
    ...["--web", join(root, "build/web"), "--metrics-token", TOKEN, "--log-level", "warn"],
    ...[
      "--catalogue",
      join(root, "web/embed/data/catalogue.json"),
      "--orders",
      join(root, "web/embed/data/orders.json"),
    ],
  ]);
  const origin = `http://127.0.0.1:${port}`;
  await until("the service", service, async () => (await fetch(`${origin}/api/health`)).ok);
  await run(pipitd, ["site", "save", "demo-shop", "--analytics", "on", "--database", database]);
  return { origin, port, service };
}

async function report(origin, counters) {
  const body = JSON.stringify({ site: "demo-shop", report: { v: 1, counters } });
  const answer = await fetch(`${origin}/api/monitoring/widget`, {
    method: "POST",
    body,
    headers: { Origin: origin.replace("127.0.0.1", "localhost") },
  });
  assert.equal(answer.status, 204, await answer.text());
}

const scrape = async (origin, query = "", headers = {}) =>
  (
    await fetch(`${origin}/api/metrics${query}`, {
      headers: { Authorization: `Bearer ${TOKEN}`, ...headers },
    })
  ).text();

test("promtool takes the rules, and they fire and rest where their tests say so", () => {
  passes("promtool", ["check", "rules", "rules.yml"]);
  passes("promtool", ["test", "rules", "tests.yml"]);
});

test("each rule of the service is a rule of Prometheus, with a test that it fires", () => {
  const table = readFileSync(join(root, "server/domain/monitoring/AlertRules.cpp"), "utf8").split(
    "kAlertRules = {",
  )[1];
  const names = [...table.matchAll(/(?:below|above|service|AlertRule)[({]\s*"(\w+)"/g)].map(
    ([, name]) => name,
  );
  assert.ok(names.length > 20);
  const rules = readFileSync(join(deploy, "prometheus/rules.yml"), "utf8");
  const tests = readFileSync(join(deploy, "prometheus/tests.yml"), "utf8");
  for (const name of names) {
    assert.ok(rules.includes(`- alert: Pipit${name}\n`), name);
    assert.ok(tests.includes(`- name: ${name} fires\n`), name);
  }
});

test("the examples are good configurations", () => {
  passes("promtool", ["check", "config", "prometheus.yml"]);
  passes("amtool", ["check-config", join(deploy, "alertmanager/alertmanager.yml")]);
});

test("dashboards and rules ask for metrics that the service has", async (t) => {
  const { origin, service } = await serve(t);
  const everything = { storageDone: 1, renders: 1 };
  await report(origin, everything);
  await until("a figure", service, async () =>
    (await scrape(origin)).includes("pipit_widget_persistence_success_ratio"),
  );
  const figures = readFileSync(join(root, "wasm/engine/metrics/Figures.h"), "utf8");
  const rows = [...figures.matchAll(/\{"(\w+)", "\w+", Unit::(\w+)\}/g)];
  const units = {
    Percent: "_ratio",
    Milliseconds: "_seconds",
    Bytes: "_bytes",
    Megabytes: "_bytes",
    Count: "",
    FramesPerSecond: "",
  };
  const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const known = new Set(rows.map(([, name, unit]) => `pipit_widget_${snake(name)}${units[unit]}`));
  const said = (await scrape(origin)).matchAll(/^# TYPE (\w+) (\w+)$/gm);
  for (const [, name, type] of said) {
    for (const suffix of type === "histogram" ? ["_bucket", "_count", "_sum"] : [""])
      known.add(name + suffix);
  }
  // Nobody has rated anything in this service.
  known.add("pipit_satisfaction_mean");
  const files = [
    ...readdirSync(join(deploy, "grafana")).map((file) => join(deploy, "grafana", file)),
    join(deploy, "prometheus/rules.yml"),
  ];
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const asked = new Set(text.match(/\bpipit_\w+/g));
    assert.ok(asked.size > 5, file);
    for (const name of asked) assert.ok(known.has(name), `${file}: ${name}`);
  }
});

test("each dashboard has panels with queries, each in a place of its own", () => {
  for (const file of readdirSync(join(deploy, "grafana"))) {
    const { title, uid, panels } = JSON.parse(readFileSync(join(deploy, "grafana", file), "utf8"));
    assert.ok(title && uid && panels.length > 10, file);
    const places = new Set(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`));
    assert.equal(places.size, panels.length, file);
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length, file);
    for (const panel of panels)
      assert.ok(
        panel.targets.every(({ expr }) => expr.length > 5),
        panel.title,
      );
  }
});

test("promtool takes what the service is scraped for", async (t) => {
  const { origin, service } = await serve(t);
  await report(origin, { storageDone: 90, storageFailed: 10, apiCalls: 5 });
  await until("a figure", service, async () =>
    (await scrape(origin)).includes('pipit_widget_api_calls{site="demo-shop"} 5'),
  );
  passes("promtool", ["check", "metrics"], await scrape(origin));
});

test("a report becomes an alert at whoever is on duty", async (t) => {
  const { origin, port } = await serve(t);
  const folder = folderOf(t);
  const told = [];
  const receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (data) => (body += data));
    request.on("end", () => {
      told.push({ path: request.url, ...JSON.parse(body) });
      response.end();
    });
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  t.after(() => receiver.closeAllConnections());
  t.after(() => receiver.close());

  const duty = `http://127.0.0.1:${receiver.address().port}`;
  const [prometheusPort, managerPort] = [await freePort(), await freePort()];
  const read = (file) => readFileSync(join(deploy, file), "utf8");
  const manager = read("alertmanager/alertmanager.yml")
    .replaceAll("http://127.0.0.1:9099", duty)
    .replaceAll(/group_wait: \d+s/g, "group_wait: 1s");
  writeFileSync(join(folder, "alertmanager.yml"), manager);
  const prometheus = read("prometheus/prometheus.yml")
    .replace("127.0.0.1:9093", `127.0.0.1:${managerPort}`)
    .replace("127.0.0.1:8080", `127.0.0.1:${port}`)
    .replace(/# (authorization:).*/, `$1 { credentials: ${TOKEN} }`)
    .replaceAll(/_interval: 15s/g, "_interval: 1s");
  writeFileSync(join(folder, "prometheus.yml"), prometheus);
  copyFileSync(join(deploy, "prometheus/rules.yml"), join(folder, "rules.yml"));

  const alertmanager = start(t, "prometheus-alertmanager", [
    `--config.file=${join(folder, "alertmanager.yml")}`,
    `--storage.path=${join(folder, "alerts")}`,
    `--web.listen-address=127.0.0.1:${managerPort}`,
    "--cluster.listen-address=",
  ]);
  const server = start(t, "prometheus", [
    `--config.file=${join(folder, "prometheus.yml")}`,
    `--storage.tsdb.path=${join(folder, "series")}`,
    `--web.listen-address=127.0.0.1:${prometheusPort}`,
  ]);
  const ready = async (port) => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok;
  await until("Alertmanager", alertmanager, () => ready(managerPort));
  await until("Prometheus", server, () => ready(prometheusPort));

  await report(origin, { storageDone: 80, storageFailed: 20 });
  const find = () =>
    told.find(({ commonLabels }) => commonLabels.alertname === "PipitWidgetPersistenceVeryLow");
  const { path, status, commonLabels, alerts } = await until("the alert", server, find, 150);
  assert.equal(path, "/duty");
  assert.equal(status, "firing");
  assert.deepEqual(commonLabels, {
    alertname: "PipitWidgetPersistenceVeryLow",
    severity: "critical",
    site: "demo-shop",
  });
  assert.match(alerts[0].annotations.summary, /^demo-shop: Less than 90 %/);
});
