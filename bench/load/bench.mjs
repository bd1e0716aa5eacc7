// From the navigation until a launcher is there and until somebody can write, and what is downloaded for it. See ../README.md.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
import { join, dirname } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { DevTools, Pipitd, wholeBrowser } from "../lib/chromium.mjs";
import { judge, median, quantile, table } from "../lib/stats.mjs";
import { bundled, circumstances } from "../lib/world.mjs";
import { watchLoading } from "./watch.js";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const PATIENCE = 30_000;
const NETWORKS = {
  local: undefined,
  slow: { latency: 150, rate: 1_600_000 / 8, processor: 4 },
};
const OURS = "pipit";
const resolve = createRequire(import.meta.url).resolve;
const folderOf = (name) => dirname(resolve(name));
const TYPES = { js: "text/javascript", mjs: "text/javascript", css: "text/css", html: "text/html" };

/** Each as its documentation embeds it. `launcher` and `composer` are where the visitor clicks and writes. */
const PEERS = {
  "deep-chat": {
    page: `<script type="module" src="/deepChat.bundle.js"></script><deep-chat style="width: 400px; height: 600px"></deep-chat>`,
    folder: () => folderOf("deep-chat"),
    composer: "#text-input",
  },
  "@n8n/chat": {
    page: `<link rel="stylesheet" href="/style.css"><div id="n8n-chat"></div><script type="module">
      import { createChat } from "/chat.bundle.es.js";
      createChat({ webhookUrl: "/webhook", loadPreviousSession: false });
    </script>`,
    folder: () => folderOf("@n8n/chat"),
    launcher: ".chat-window-toggle",
    composer: "#n8n-chat textarea",
  },
  Botpress: {
    page: `<link rel="stylesheet" href="/style.css"><div id="chat"></div><script type="module" src="/botpress.js"></script>`,
    folder: () => folderOf("@botpress/webchat"),
    launcher: ".bpFabContainer",
    composer: "#chat textarea",
  },
};
const SHOP = "pipit in the demo shop";
const CONTENDERS = [OURS, SHOP, ...Object.keys(PEERS)];
const OUR_SELECTORS = { launcher: "button", isShadowed: true, composer: "textarea" };
const SELECTORS = { [OURS]: OUR_SELECTORS, [SHOP]: OUR_SELECTORS, ...PEERS };
const isOurs = (name) => SELECTORS[name] == OUR_SELECTORS;

/** A page with nothing but the contender. */
async function servePages(tag) {
  const botpress = await bundled("bench/load/botpress.js", {
    format: "esm",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".css": "empty" },
  });
  const packed = new Map();
  const contentOf = (name, file) => {
    if (file == "") return `<!doctype html><title>${name}</title>${name == OURS ? tag : PEERS[name].page}`;
    return file == "botpress.js" ? botpress : readFileSync(join(PEERS[name].folder(), file));
  };
  const server = createServer(({ url, headers }, response) => {
    const name = CONTENDERS[Number(headers.host.match(/^page(\d)/)?.[1])];
    const file = url.slice(1).split("?")[0];
    const key = `${name} ${file}`;
    try {
      if (!packed.has(key)) packed.set(key, brotliCompressSync(contentOf(name, file)));
    } catch {
      return void response.writeHead(404).end();
    }
    const type = TYPES[file.split(".").pop()] ?? "text/html";
    response.writeHead(200, { "content-type": type, "content-encoding": "br" }).end(packed.get(key));
  });
  await new Promise((done) => server.listen(0, done));
  const { port } = server.address();
  return {
    addressOf: (name) => `http://page${CONTENDERS.indexOf(name)}.localhost:${port}/`,
    stop: () => (server.closeAllConnections(), server.close()),
  };
}

/** The browser over its pipe: only so each document's process can be slowed down before its first request. */
async function launch() {
  const { args, executablePath } = wholeBrowser();
  const folder = mkdtempSync(join(tmpdir(), "pipit-load-"));
  const process = spawn(
    executablePath ?? (await import("playwright-core")).chromium.executablePath(),
    [...args, "--headless=new", "--remote-debugging-pipe", `--user-data-dir=${folder}`, "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  const tools = new DevTools(process.stdio[3], process.stdio[4]);
  const { product } = await tools.send("Browser.getVersion");
  return {
    tools,
    version: () => product.split("/")[1],
    async stop() {
      const ended = new Promise((done) => process.on("exit", done));
      await tools.send("Browser.close");
      await ended;
      // Some of its processes end after it.
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}

class Visit {
  times = {};
  bytes = 0;
  requests = new Set();
  #addresses = new Map();

  constructor(tools, { selectors, network, counts, clicks }) {
    Object.assign(this, { tools, selectors, network, counts, clicks });
  }

  /** Everything that a document can be told before it runs. */
  async prepare(session) {
    const send = (method, params) => this.tools.send(method, params, session);
    await send("Network.enable");
    await send("Runtime.enable");
    if (this.network) {
      const { latency, rate, processor } = this.network;
      const speed = { downloadThroughput: rate, uploadThroughput: rate };
      await send("Network.emulateNetworkConditions", { offline: false, latency, ...speed });
      await send("Emulation.setCPUThrottlingRate", { rate: processor }).catch(() => undefined);
    }
    await send("Page.enable").catch(() => undefined);
    await send("Runtime.addBinding", { name: "noteTime" });
    const source = `(${watchLoading})(${JSON.stringify({ ...this.selectors, clicks: this.clicks })})`;
    await send("Page.addScriptToEvaluateOnNewDocument", { source }).catch(() => undefined);
    await send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  async go(address) {
    const { tools } = this;
    this.address = address;
    const { browserContextId } = await tools.send("Target.createBrowserContext");
    const { targetId } = await tools.send("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await tools.send("Target.attachToTarget", { targetId, flatten: true });
    const sessions = new Set([sessionId]);
    const listeners = {
      "Target.attachedToTarget": async ({ sessionId: child, waitingForDebugger }, parent) => {
        if (!sessions.has(parent)) return;
        sessions.add(child);
        await this.prepare(child).catch(() => undefined);
        if (waitingForDebugger)
          await tools.send("Runtime.runIfWaitingForDebugger", {}, child).catch(() => undefined);
      },
      "Network.requestWillBeSent": ({ requestId, request }, session) =>
        this.#addresses.set(`${session} ${requestId}`, request.url),
      "Network.dataReceived": ({ requestId, encodedDataLength }, session) =>
        sessions.has(session) && this.count(session, requestId, encodedDataLength),
      "Runtime.bindingCalled": ({ payload }, session) => {
        if (!sessions.has(session)) return;
        const { what, at } = JSON.parse(payload);
        this.times[what] ??= at;
        this.onTime?.();
      },
    };
    for (const [event, listener] of Object.entries(listeners)) tools.on(event, listener);
    try {
      await this.prepare(sessionId);
      await tools.send("Page.navigate", { url: address }, sessionId);
      await this.until(this.clicks ? "usable" : "launcher");
      // What comes after it counts as well.
      await new Promise((done) => setTimeout(done, this.network ? 2_500 : 800));
    } finally {
      for (const [event, listener] of Object.entries(listeners)) tools.off(event, listener);
      await tools.send("Target.disposeBrowserContext", { browserContextId });
    }
    const { begun, launcher, clicked, usable } = this.times;
    const since = (at) => (at === undefined ? undefined : at - begun);
    return {
      launcher: since(launcher),
      usable: since(usable),
      opening: usable - clicked || undefined,
      bytes: this.bytes,
      requests: this.requests.size,
    };
  }

  count(session, requestId, bytes) {
    const address = this.#addresses.get(`${session} ${requestId}`);
    if (!address || !this.counts(address)) return;
    this.bytes += bytes;
    this.requests.add(address);
  }

  until(what) {
    return new Promise((done, fail) => {
      const timer = setTimeout(
        () => fail(new Error(`${this.address}: ${what} did not come: ${JSON.stringify(this.times)}`)),
        PATIENCE,
      );
      this.onTime = () => {
        if (this.times[what] === undefined) return;
        clearTimeout(timer);
        done();
      };
      this.onTime();
    });
  }
}

const rotated = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

export async function run() {
  const pipitd = await Pipitd.start();
  const peers = await servePages(`<script async src="${pipitd.widget}/pipit.js" data-site="bench"></script>`);
  await pipitd.saveSite("bench", new URL(peers.addressOf(OURS)).origin);
  const browser = await launch();
  const about = circumstances(browser);
  const page = Object.fromEntries(
    CONTENDERS.map((name) => [name, name == SHOP ? `${pipitd.shop}/embed/` : peers.addressOf(name)]),
  );
  // Of a page with us what is the shop's own is not ours, of the others' their document is not theirs.
  const counts = (name) => (address) =>
    isOurs(name) ? address.startsWith(pipitd.widget) : address.startsWith("http") && address != page[name];
  const visit = (name, network, clicks) =>
    new Visit(browser.tools, { selectors: SELECTORS[name], network, clicks, counts: counts(name) }).go(
      page[name],
    );
  const taken = {};
  try {
    for (let round = -1; round < ROUNDS; ++round)
      for (const [how, network] of Object.entries(NETWORKS))
        for (const name of rotated(CONTENDERS, Math.max(round, 0))) {
          const hasLauncher = SELECTORS[name].launcher;
          const closed = hasLauncher ? await visit(name, network, false) : undefined;
          const opened = await visit(name, network, true);
          if (round >= 0) ((taken[how] ??= {})[name] ??= []).push({ closed, opened });
        }
    return report(taken, { ...about, loadAfter: loadavg().map((value) => Number(value.toFixed(1))) });
  } finally {
    await browser.stop();
    peers.stop();
    await pipitd.stop();
  }
}

function of(list) {
  const samples = list.filter((value) => value !== undefined);
  return samples.length ? { p50: quantile(samples, 0.5), p95: quantile(samples, 0.95) } : undefined;
}

const summary = (runs) => ({
  launcher: of(runs.map(({ closed }) => closed?.launcher)),
  usable: of(runs.map(({ opened }) => opened.usable)),
  opening: of(runs.map(({ opened }) => opened.opening)),
  bytesBefore: runs[0].closed && median(runs.map(({ closed }) => closed.bytes)),
  requestsBefore: runs[0].closed && median(runs.map(({ closed }) => closed.requests)),
  bytes: median(runs.map(({ opened }) => opened.bytes)),
  requests: median(runs.map(({ opened }) => opened.requests)),
});

const both = (value) => (value ? `${value.p50.toFixed(0)}/${value.p95.toFixed(0)}` : "-");
const ratio = (value, base) => (value && base ? `, ${(value / base).toFixed(1)}x` : "");

function report(taken, about) {
  const results = {};
  for (const [how, cells] of Object.entries(taken))
    results[how] = Object.fromEntries(CONTENDERS.map((name) => [name, summary(cells[name])]));
  console.log(`ms p50/p95 of ${ROUNDS} rounds, bytes of bodies, times ours`);
  console.log(JSON.stringify(about));
  for (const [how, cells] of Object.entries(results)) {
    const rows = CONTENDERS.map((name) => {
      const cell = cells[name];
      const base = cells[OURS];
      const time = (which) =>
        both(cell[which]) + (name == OURS ? "" : ratio(cell[which]?.p50, base[which]?.p50));
      const bytes = (which) =>
        cell[which] === undefined
          ? "-"
          : `${cell[which]}${name == OURS ? "" : ratio(cell[which], base[which])}`;
      return [name, bytes("bytesBefore"), time("launcher"), bytes("bytes"), time("usable"), time("opening")];
    });
    console.log(
      `\n${table([how, "bytes before intent", "launcher", "bytes in all", "usable", "from click to usable"], rows)}`,
    );
  }
  const ours = results.slow[OURS];
  const targets = [
    { name: "before intent, bytes", value: ours.bytesBefore, most: 4_096 },
    { name: "before intent, requests", value: ours.requestsBefore, most: 1 },
    { name: "opened, bytes", value: ours.bytes, most: 81_920 },
    { name: "slow network, launcher, ms", value: ours.launcher.p50, most: 600 },
    { name: "slow network, opened and usable, ms", value: ours.usable.p50, most: 1_200 },
  ];
  return { about, results, targets, ok: judge(targets) };
}
