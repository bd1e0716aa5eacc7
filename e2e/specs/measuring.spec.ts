import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import type { Pipitd } from "../fixtures/pipitd";
import { WidgetPage } from "../pages/WidgetPage";

// What the widget measures of itself, and tells of it: docs/metrics.md.

interface Report {
  counters?: Record<string, number>;
  distributions?: Record<string, { sum: number; max: number }>;
}

const ROUTE = "/api/monitoring/widget";

/** What a context's pages tell: beacons hide their contents from whoever watches the network. */
async function reportsOf(context: BrowserContext): Promise<{ of: Page; text: string; report: Report }[]> {
  const told: { of: Page; text: string; report: Report }[] = [];
  await context.exposeBinding("tellOfBeacon", ({ page }, text: string) => {
    told.push({ of: page, text, report: JSON.parse(text).report });
  });
  await context.addInitScript(() => {
    const { sendBeacon } = Navigator.prototype;
    Navigator.prototype.sendBeacon = function (address, body) {
      void (body as Blob).text().then((text) => (window as any).tellOfBeacon(text));
      return sendBeacon.call(this, address, body);
    };
  });
  return told;
}

/** As a page that is left says it: a real one is hidden before it goes. */
const hide = (page: Page): Promise<void> =>
  page
    .frames()
    .find((frame) => frame.url().includes("/frame/"))!
    .evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
      document.dispatchEvent(new Event("visibilitychange"));
    });

/** Of a chat that can be used: since when at most, by the frame's clock, and what of ours had come until then. */
const loadedWith = (page: Page): Promise<{ at: number; bytes: number; names: string[] }> =>
  page
    .frames()
    .find((frame) => frame.url().includes("/frame/"))!
    .evaluate(() => {
      const at = performance.now();
      const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const ours = entries.filter(({ name }) => name.includes("/assets/"));
      const [own] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const bytes = ours.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, own!.encodedBodySize);
      const names = ours.map(({ name }) => name.replace(/.*\/(\w+)-\w+(\.\w+)$/, "$1$2"));
      return { at, bytes, names };
    });

/** That part of the frame has come: nothing is told before. */
const measured = (page: Page) => page.waitForResponse(/assets\/metrics\w*-?\w*\.wasm$/);

/** That part answers other tabs from the moment on at which it asks the page whether it may; a word there and back later it knows. */
async function mayTell(page: Page): Promise<void> {
  const frame = page.frames().find((each) => each.url().includes("/frame/"))!;
  await frame.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const site = new URLSearchParams(location.search).get("site");
        const channel = new BroadcastChannel(`pipit-measured:${site}`);
        const asking = setInterval(() => channel.postMessage({ kind: "ping", id: "ready" }), 20);
        channel.onmessage = ({ data }) => {
          if (data.kind !== "pong" || data.id !== "ready") return;
          clearInterval(asking);
          channel.postMessage({ kind: "bye", id: "" });
          channel.close();
          resolve();
        };
      }),
  );
  await page.evaluate(() => (window as any).Pipit.getConversationId());
}

async function siteOf(
  service: Pipitd,
  host: { origin: string },
  id: string,
  analytics = "on",
): Promise<string> {
  await service.saveSite(id, host.origin);
  await service.changeSite(id, "--analytics", analytics);
  return `<script async src="${service.widget}/pipit.js" data-site="${id}"></script>`;
}

test("how it does is told when the page is hidden, in figures and nothing else", async ({
  page,
  context,
  host,
  service,
  widget,
}) => {
  const told = await reportsOf(context);
  const script = await siteOf(service, host, "measured");
  const ready = measured(page);
  await widget.visit(host.put("/measured", { html: script }));
  const usable = await loadedWith(page);
  await widget.ask("my card is 4111 1111 1111 1111, ada@example.com");
  await ready;
  await widget.ask("a ring under $300");
  const answered = page.waitForResponse((response) => response.url().endsWith(ROUTE));
  await expect(async () => {
    await hide(page);
    expect(told).not.toEqual([]);
  }).toPass();
  const [{ text, report }] = told as [(typeof told)[0]];
  const { counters, distributions } = report;
  expect(counters!["storageDone"]).toBeGreaterThan(2);
  expect(counters!["apiCalls"]).toBeGreaterThan(1);
  expect(counters!["renders"]).toBeGreaterThan(0);
  expect(Object.keys(distributions!)).toEqual(
    expect.arrayContaining(["storageMs", "renderMs", "apiMs", "bundleMs", "bundleBytes"]),
  );
  expect(distributions!["bundleMs"]!.max).toBeLessThan(usable.at);
  expect(distributions!["bundleBytes"]!.sum).toBe(usable.bytes);
  expect(counters!["cacheHits"] ?? 0).toBe(0);
  expect(counters!["cacheMisses"]).toBe(usable.names.length);
  expect(usable.names.sort()).toEqual(["engine.wasm", "frame.css", "frame.js"]);
  expect(text).not.toMatch(/4111|ada@|ring/);
  expect((await answered).status()).toBe(204);
});

test("a page that is left, loaded again or closed has told how it did", async ({
  context,
  host,
  service,
}) => {
  const script = await siteOf(service, host, "measured-left");
  const address = host.put("/measured-left", { html: script });
  const elsewhere = host.put("/elsewhere", { html: "<title>Elsewhere</title>" });
  const ways: ((page: Page) => Promise<unknown>)[] = [
    (page) => page.goto(elsewhere),
    (page) => page.reload(),
    (page) => page.close({ runBeforeUnload: true }),
  ];
  for (const [index, leave] of ways.entries()) {
    const page = await context.newPage();
    const ready = measured(page);
    const widget = new WidgetPage(page);
    await widget.visit(address);
    await ready;
    await mayTell(page);
    await widget.ask("a ring under $300");
    await expect(widget.log).toContainText(/\$/);
    await leave(page);
    await expect.poll(async () => (await service.arrived("measured-left")).reports).toBe(index + 1);
    if (!page.isClosed()) await page.goto("about:blank");
  }
  const { counters } = await service.arrived("measured-left");
  expect(counters["renders"]).toBeGreaterThan(0);
  expect(counters["apiCalls"]).toBeGreaterThan(2);
  // Nobody waits three seconds for what is drawn: what was before anybody looked is no render.
  expect(counters["slowRenders"] ?? 0).toBeLessThan(counters["renders"]!);
});

test("the first renders are not those of the time before anybody looked", async ({
  page,
  context,
  host,
  service,
  widget,
}) => {
  const told = await reportsOf(context);
  const ready = measured(page);
  await widget.visit(host.put("/measured-first", { html: await siteOf(service, host, "measured-first") }));
  await widget.ask("a ring under $300");
  await ready;
  await mayTell(page);
  await widget.ask("in rose gold");
  await expect(async () => {
    await hide(page);
    expect(told).not.toEqual([]);
  }).toPass();
  for (const { report } of told) expect(report.distributions?.["renderMs"]?.max ?? 0).toBeLessThan(2_000);
});

test("the first answer is told with its renders and its frames, though it was there before anybody looked", async ({
  page,
  context,
  host,
  service,
  widget,
}) => {
  const told = await reportsOf(context);
  let letCome = () => {};
  const late = new Promise<void>((done) => (letCome = done));
  await page.route(/assets\/metrics/, async (route) => {
    await late;
    await route.continue();
  });
  await widget.visit(host.put("/measured-early", { html: await siteOf(service, host, "measured-early") }));
  await widget.ask("a ring under $300");
  await expect(widget.log).toContainText(/\$/);
  await expect(widget.frame.getByText("Assistant is typing")).toHaveCount(0);
  const ready = measured(page);
  letCome();
  await ready;
  await mayTell(page);
  const sum = (name: string) =>
    told.reduce((all, { report: { counters } }) => all + (counters?.[name] ?? 0), 0);
  await expect(async () => {
    await hide(page);
    expect(sum("renders")).toBeGreaterThan(1);
  }).toPass();
  expect(sum("frames")).toBeGreaterThan(0);
  for (const { report } of told) expect(report.distributions?.["renderMs"]?.max ?? 0).toBeLessThan(2_000);
});

test("who opens the chat and writes nothing is measured too", async ({ page, host, service, widget }) => {
  const script = await siteOf(service, host, "measured-silent");
  const ready = measured(page);
  await widget.visit(host.put("/measured-silent", { html: script }));
  await ready;
  await mayTell(page);
  await page.goto(host.put("/elsewhere", { html: "<title>Elsewhere</title>" }));
  await expect.poll(async () => (await service.arrived("measured-silent")).reports).toBe(1);
});

test("who opts out has nothing told from that moment on, in any tab", async ({ context, host, service }) => {
  const address = host.put("/measured-out", { html: await siteOf(service, host, "measured-out") });
  const pages: Page[] = [];
  for (const text of ["hello", "a ring under $300"]) {
    const page = await context.newPage();
    const ready = measured(page);
    const widget = new WidgetPage(page);
    await widget.visit(address);
    await ready;
    await mayTell(page);
    await widget.ask(text);
    pages.push(page);
  }
  await pages[0]!.evaluate(() => (window as any).Pipit.privacy.optOut());
  const { reports } = await service.arrived("measured-out");
  // A word to the frame, of this page and of the other one, overtakes no other word.
  for (const page of pages) {
    await page.evaluate(() => (window as any).Pipit.prefill("still there"));
    await hide(page);
    await page.goto(host.put("/elsewhere", { html: "<title>Elsewhere</title>" }));
  }
  // One who comes later than that is told of, so theirs would have arrived by now.
  const other = await (await context.browser()!.newContext()).newPage();
  const ready = measured(other);
  await new WidgetPage(other).visit(address);
  await ready;
  await mayTell(other);
  await other.goto("about:blank");
  await expect.poll(async () => (await service.arrived("measured-out")).reports).toBe(reports + 1);
  await other.context().close();
});

test("the service is told whose conversation is to have no figures, and at once when they opt out", async ({
  browser,
  host,
  service,
}) => {
  const address = host.put("/figures", { html: await siteOf(service, host, "figures") });
  const told = (page: Page) => {
    const all: string[] = [];
    page.on("request", (request) => {
      const path = new URL(request.url()).pathname;
      if (request.method() === "POST" && /session$|chat$/.test(path))
        all.push(`${path} ${request.headers()["pipit-unmeasured"] ?? "-"}`);
    });
    return all;
  };
  const out = await browser.newPage();
  const outTold = told(out);
  const widget = new WidgetPage(out);
  await widget.visit(address);
  await widget.ask("hello");
  await expect.poll(() => outTold).toEqual(["/api/session -", "/api/chat -"]);
  await out.evaluate(() => (window as any).Pipit.privacy.optOut());
  await expect.poll(() => outTold.slice(2)).toEqual(["/api/session 1"]);
  await widget.ask("a ring under $300");
  await expect.poll(() => outTold.slice(3)).toEqual(["/api/chat 1"]);
  await out.reload();
  await widget.open();
  await widget.ask("as somebody new");
  await expect.poll(() => outTold.slice(4)).toEqual(["/api/session 1", "/api/chat 1"]);
  await out.close();

  const signalling = await browser.newContext();
  await signalling.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }),
  );
  const page = await signalling.newPage();
  const signalTold = told(page);
  const other = new WidgetPage(page);
  await other.visit(address);
  await other.ask("hello");
  await expect.poll(() => signalTold).toEqual(["/api/session 1", "/api/chat 1"]);
  await signalling.close();
});

test("a page, or its site, that has the feature off has nothing measured", async ({
  browser,
  host,
  service,
}) => {
  const script = await siteOf(service, host, "measured-off");
  const off = host.put("/measured-off", {
    html: script.replace("<script", '<script data-features="-analytics"'),
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const widget = new WidgetPage(page);
  await widget.visit(off);
  await widget.ask("hello");
  // Another page of the site beside it has it.
  const beside = await browser.newPage();
  const ready = measured(beside);
  await new WidgetPage(beside).visit(host.put("/measured-on", { html: script }));
  await ready;
  await page.goto("about:blank");
  expect(asked.filter((path) => /metrics|monitoring/.test(path))).toEqual([]);
  await beside.close();
  await service.changeSite("measured-off", "--features", "-analytics");
  const refused = await fetch(`${service.widget}${ROUTE}`, {
    method: "POST",
    body: JSON.stringify({ site: "measured-off", report: { v: 1, counters: { renders: 1 } } }),
    headers: { Origin: service.widget },
  });
  expect(refused.status).toBe(403);
  await context.close();
});

test("a conversation that is there again on the next page counts as restored", async ({
  page,
  context,
  host,
  service,
  widget,
}) => {
  const told = await reportsOf(context);
  const script = await siteOf(service, host, "measured-next");
  await widget.visit(host.put("/measured-next", { html: script }));
  await widget.ask("a ring under $300");
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).join()))
    .toContain("pipit:measured-next:conversation");
  const ready = measured(page);
  await page.reload();
  await expect(widget.log).toContainText("a ring under $300");
  await ready;
  const sum = (name: string) =>
    told.reduce((all, { report: { counters } }) => all + (counters?.[name] ?? 0), 0);
  await expect(async () => {
    await hide(page);
    expect(sum("restoreTried")).toBe(1);
  }).toPass();
  expect([sum("restored"), sum("navigationTried"), sum("navigated")]).toEqual([1, 1, 1]);
  expect(sum("renders")).toBeGreaterThan(0);
});

test("pages that a visitor who chats sees are told, with their time and without what tells who it is", async ({
  page,
  host,
  ownService,
}) => {
  const service = await ownService();
  const script = await siteOf(service, host, "visited");
  const unsafe = '<meta name="referrer" content="unsafe-url">';
  const views: { page: string; first: boolean; seconds: number }[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/analytics/view")) views.push(request.postDataJSON());
  });
  const widget = new WidgetPage(page);
  const ready = measured(page);
  const first = host.put("/visited/ada@shop.example", { html: unsafe + script });
  await widget.visit(`${first}?order=7`);
  await widget.ask("a ring under $300");
  await ready;
  const told = (count: number) =>
    expect(async () => {
      await hide(page);
      expect(views).toHaveLength(count);
    }).toPass();
  await told(1);
  expect(views[0]).toEqual({
    page: first.replace("ada@shop.example", "[email]"),
    first: true,
    seconds: expect.any(Number),
  });
  const again = measured(page);
  await page.goto(host.put("/visited/next", { html: unsafe + script }));
  await expect(widget.log).toContainText("a ring under $300");
  await again;
  await told(2);
  expect(views[1]).toMatchObject({ page: expect.stringMatching(/visited\/next$/), first: true });
  const totals = async () => {
    const { request } = page.context();
    return ((await (await request.get(`${service.shop}/api/admin/analytics`)).json()) as { visits?: unknown })
      .visits;
  };
  const password = await service.addUser("viewer-1", "viewer");
  const login = { data: { name: "viewer-1", password }, headers: { Origin: service.shop } };
  expect((await page.context().request.post(`${service.shop}/api/admin/login`, login)).ok()).toBe(true);
  await expect.poll(totals).toMatchObject({ visits: 1, pageViews: 2, bounceRate: 0, returnRate: 0 });
});

test("nobody is measured whose site does not want it, or who sends Global Privacy Control, or has opted out", async ({
  browser,
  host,
  service,
}) => {
  const off = host.put("/unmeasured", { html: await siteOf(service, host, "unmeasured", "off") });
  const on = host.put("/measured-not", { html: await siteOf(service, host, "measured-not") });

  async function visited(context: BrowserContext, address: string) {
    const told = await reportsOf(context);
    const page = await context.newPage();
    const views: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/api/analytics/view")) views.push(request.url());
    });
    const ready = address === on && measured(page);
    const widget = new WidgetPage(page);
    await widget.visit(address);
    await widget.ask("hello");
    await ready;
    return { page, told, views };
  }
  const signalling = await browser.newContext();
  await signalling.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }),
  );
  const out = await browser.newContext();
  const before = await out.newPage();
  await new WidgetPage(before).visit(on);
  await before.evaluate(() => (window as any).Pipit.privacy.optOut());
  await before.close();

  const unmeasured = [
    await visited(await browser.newContext(), off),
    await visited(signalling, on),
    await visited(out, on),
  ];
  // One who comes later than all of them, and whom nothing is against, is.
  const other = await visited(await browser.newContext(), on);
  await expect(async () => {
    await hide(other.page);
    for (const { page } of unmeasured) await hide(page);
    expect(other.told).not.toEqual([]);
  }).toPass();
  for (const { page, told, views } of unmeasured) {
    expect(views).toEqual([]);
    await page.evaluate(() => (window as any).tellOfBeacon('{"report":{"counters":{"last":1}}}'));
    expect(told.map(({ report }) => report)).toEqual([{ counters: { last: 1 } }]);
    await page.context().close();
  }
});

test("of two tabs the one that leads tells for both", async ({ context, host, service }) => {
  const told = await reportsOf(context);
  const address = host.put("/measured-tabs", { html: await siteOf(service, host, "measured-tabs") });
  const pages: Page[] = [];
  for (const name of ["a ring under $300", "in rose gold"]) {
    const page = await context.newPage();
    const ready = measured(page);
    const widget = new WidgetPage(page);
    await widget.visit(address);
    await ready;
    await widget.ask(name);
    pages.push(page);
  }
  const [leader, follower] = pages;
  const loads = () => told.reduce((all, { report: { counters } }) => all + (counters?.["cacheHits"] ?? 0), 0);
  // The second tab had its scripts from the browser's cache, which it alone has seen.
  await expect(async () => {
    await hide(follower!);
    await hide(leader!);
    expect(loads()).toBeGreaterThan(0);
  }).toPass();
  expect(new Set(told.map(({ of }) => of))).toEqual(new Set([leader]));
});

test("a content blocker that lets no figures through costs the chat nothing", async ({
  page,
  host,
  service,
  widget,
}) => {
  const script = await siteOf(service, host, "measured-blocked");
  await page.route(`**${ROUTE}`, (route) => route.abort());
  await page.route(/metrics/, (route) => route.abort());
  const blocked = page.waitForEvent("requestfailed", (request) => /metrics/.test(request.url()));
  await widget.visit(host.put("/measured-blocked", { html: script }));
  await blocked;
  await widget.ask("a ring under $300");
  await expect(widget.log).toContainText(/\$/);
});
