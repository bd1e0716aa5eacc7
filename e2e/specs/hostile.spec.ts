import { readFileSync } from "node:fs";
import type { BrowserContext, Frame, Page } from "@playwright/test";
import { eventNames } from "../../js-glue/host/eventNames";
import { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test as base } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

const script = readFileSync(new URL("../hosts/hostile.js", import.meta.url), "utf8");
const HOSTILE = { html: `<!doctype html><title>Hostile</title><script>${script}</script>` };
/** Posted by each of them before the chat is opened, and again during it. */
const FLOOD = 2_000;

interface Strangers {
  /** Of another site than page and widget. */
  foreign: string;
  /** Of the widget's site, on another port. */
  sibling: string;
}

const test = base.extend<{ strangers: Strangers }>({
  strangers: async ({}, use) => {
    const servers = [await HostServer.start("127.0.0.2"), await HostServer.start("localhost")];
    const [foreign, sibling] = servers.map((server) => server.put("/", HOSTILE));
    await use({ foreign: foreign!, sibling: sibling! });
    for (const server of servers) await server.stop();
  },
});

interface Noted {
  hostile: {
    open(address: string): void;
    replay(captured: string[]): void;
    oddOnes(): void;
    heard(): string[];
    posted(): number;
  };
  Pipit: { getState(): Promise<object> };
  /** Texts of window messages between page and frame. */
  captured: string[];
  /** Messages of strangers that came here. */
  strange: number;
  /** Names of the public API's events. */
  events: string[];
  /** Names under which the page's localStorage was asked. */
  asked: string[];
}
declare const window: Noted & typeof globalThis;

test("two hostile frames beside the chat reach, learn and cause nothing", async ({
  page,
  service,
  host,
  strangers,
}) => {
  await service.saveSite("besieged", host.origin);
  await note(page.context(), host.origin, service.widget);
  const addresses = [strangers.foreign, strangers.sibling];
  await page.goto(shop(host, service, addresses));
  const frames = addresses.map((url) => page.frame({ url })!);
  await converse(page, service, frames);
});

test("a hostile page that has opened the chat's page reaches, learns and causes nothing", async ({
  page,
  service,
  host,
  strangers,
}) => {
  await service.saveSite("besieged", host.origin);
  await note(page.context(), host.origin, service.widget);
  await page.goto(strangers.foreign);
  const opened = page.waitForEvent("popup");
  await page.evaluate((address) => window.hostile.open(address), shop(host, service));
  const popup = await opened;
  expect(await popup.evaluate(() => opener !== null)).toBe(true);
  await converse(popup, service, [page]);
});

/** The chat is had in the flood, which goes on before, during and after the handshake, and once more on the next page. */
async function converse(page: Page, { widget: origin }: Pipitd, strangers: (Page | Frame)[]): Promise<void> {
  const widget = new WidgetPage(page);
  await flood(page, strangers);
  expect(await page.evaluate(() => window.events)).toEqual([]);
  expect(await page.evaluate(() => window.asked)).toEqual([]);
  await expect(widget.panel).toBeHidden();

  await widget.open();
  await ask(widget, "asked in the flood");
  const frame = page.frames().find((one) => one.url().startsWith(`${origin}/frame/`))!;
  const captured = [
    await page.evaluate(() => window.captured),
    await frame.evaluate(() => window.captured),
  ].flat();
  expect(captured.map((text) => JSON.parse(text).t)).toEqual(["ready", "connect"]);
  for (const stranger of strangers) {
    await stranger.evaluate((texts) => window.hostile.replay(texts), captured);
    await stranger.evaluate(() => window.hostile.oddOnes());
  }
  await flood(page, strangers);
  await ask(widget, "asked in the replay");
  await expect(widget.log.locator("[data-author=visitor]")).toHaveCount(2);
  const events = await page.evaluate(() => window.events);
  expect(events.filter((name) => !/received|unread|connection/.test(name))).toEqual([
    "open",
    "ready",
    "message:sent",
    "message:sent",
  ]);
  expect(await page.evaluate(() => window.Pipit.getState())).toMatchObject({ open: true, dropped: 0 });
  expect(await frame.evaluate(() => window.strange)).toBe(0);
  await expectDeaf(strangers, [new URL(page.url()).origin, origin]);

  await page.reload();
  await expect(widget.log).toContainText("asked in the replay");
  await ask(widget, "asked on the next page");
  await expect(page.getByRole("alert")).toHaveCount(0);
}

/** Neither page nor frame have said anything to them, nor was any of their ports taken. */
async function expectDeaf(strangers: (Page | Frame)[], ours: string[]): Promise<void> {
  for (const stranger of strangers) {
    const heard = await stranger.evaluate(() => window.hostile.heard());
    expect(heard.filter((who) => who === "port" || ours.includes(who))).toEqual([]);
  }
}

/** Each of them posts so much more, and so much arrives. */
async function flood(page: Page, strangers: (Page | Frame)[]): Promise<void> {
  const before = await page.evaluate(() => window.strange);
  for (const stranger of strangers) {
    const posted = await stranger.evaluate(() => window.hostile.posted());
    await expect.poll(() => stranger.evaluate(() => window.hostile.posted())).toBeGreaterThan(posted + FLOOD);
  }
  await expect.poll(() => page.evaluate(() => window.strange)).toBeGreaterThan(before + FLOOD);
}

async function ask(widget: WidgetPage, text: string): Promise<void> {
  const answers = widget.log.locator("[data-author=assistant]");
  const before = await answers.count();
  await widget.ask(text);
  await expect(widget.log.getByText(text, { exact: true })).toHaveCount(1);
  await expect(answers).toHaveCount(before + 1);
}

/** Notes in every window of the browser what the test looks at afterwards. */
async function note(context: BrowserContext, ...ours: string[]): Promise<void> {
  await context.addInitScript(
    ({ ours, eventNames }) => {
      Object.assign(window, { captured: [], strange: 0, events: [], asked: [] });
      addEventListener("message", ({ origin, data }) => {
        if (ours.includes(origin)) window.captured.push(data);
        else window.strange++;
      });
      for (const name of eventNames) addEventListener(`pipit:${name}`, () => window.events.push(name));
      const { getItem } = Storage.prototype;
      Storage.prototype.getItem = function (key) {
        if (this === localStorage) window.asked.push(key);
        return getItem.call(this, key);
      };
    },
    { ours, eventNames },
  );
}

function shop(host: HostServer, service: Pipitd, strangers: string[] = []): string {
  const frames = strangers.map((address) => `<iframe src="${address}" title="A stranger"></iframe>`);
  const html = `<!doctype html><html lang="en"><title>A shop</title><body><h1>A shop</h1>${frames.join("")}
    <script async src="${service.widget}/pipit.js" data-site="besieged"></script></body></html>`;
  return host.put("/besieged", { html });
}
