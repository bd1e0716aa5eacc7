import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import type { Pipitd } from "../fixtures/pipitd";
import { WidgetPage } from "../pages/WidgetPage";

// What the widget measures of itself, and tells of it: docs/metrics.md.

interface Report {
  counters?: Record<string, number>;
  distributions?: Record<string, { sum: number }>;
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

/** That part of the frame has come: nothing is told before. */
const measured = (page: Page) => page.waitForResponse(/assets\/metrics\w*-?\w*\.wasm$/);

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
  expect(distributions!["bundleBytes"]!.sum).toBeGreaterThan(50_000);
  expect(text).not.toMatch(/4111|ada@|ring/);
  expect((await answered).status()).toBe(204);
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
    const ready = address === on && measured(page);
    const widget = new WidgetPage(page);
    await widget.visit(address);
    await widget.ask("hello");
    await ready;
    return { page, told };
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
  for (const { page, told } of unmeasured) {
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
