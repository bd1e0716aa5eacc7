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
const FLOOD = 1_000;

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
    volley(): void;
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

test("two hostile frames that replay the handshake reach, learn and cause nothing", async ({
  page,
  service,
  host,
  strangers,
}) => {
  const frames = await besieged(page, service, host, Object.values(strangers));
  const widget = new WidgetPage(page);
  await widget.open();
  await expectNothing(page, service, frames, ["open", "ready"]);
  const captured = await listenedIn(page);
  for (const frame of frames) {
    const before = await page.evaluate(() => window.strange);
    await frame.evaluate((texts) => window.hostile.replay(texts), captured);
    await frame.evaluate(() => window.hostile.volley());
    await frame.evaluate(() => window.hostile.oddOnes());
    await expect.poll(() => page.evaluate(() => window.strange)).toBeGreaterThan(before + 20);
  }
  await ask(widget, "asked after the replay");
  await expectNothing(page, service, frames, ["open", "ready", "conversation:started", "message:sent"]);
});

test("two hostile frames that flood the page reach, learn and cause nothing", async ({
  page,
  service,
  host,
  strangers,
}) => {
  const addresses = Object.values(strangers).map((address) => `${address}?flood`);
  await converse(page, service, await besieged(page, service, host, addresses));
});

test("a hostile page that has opened the chat's page reaches, learns and causes nothing", async ({
  page,
  service,
  host,
  strangers,
}) => {
  await service.saveSite("besieged", host.origin);
  await note(page.context(), host.origin, service.widget);
  await page.goto(`${strangers.foreign}?flood`);
  const opened = page.waitForEvent("popup");
  await page.evaluate((address) => window.hostile.open(address), shop(host, service));
  const popup = await opened;
  await popup.waitForURL("**/besieged");
  expect(await popup.evaluate(() => opener !== null)).toBe(true);
  await converse(popup, service, [page]);
});

/** Goes to a page with a frame of each address, and gives the frames. */
async function besieged(
  page: Page,
  service: Pipitd,
  host: HostServer,
  addresses: string[],
): Promise<Frame[]> {
  await service.saveSite("besieged", host.origin);
  await note(page.context(), host.origin, service.widget);
  await page.goto(shop(host, service, addresses));
  return addresses.map((url) => page.frame({ url })!);
}

/** The chat is had in the flood, which goes on before, during and after the handshake, and once more on the next page. */
async function converse(page: Page, service: Pipitd, strangers: (Page | Frame)[]): Promise<void> {
  const widget = new WidgetPage(page);
  await flood(page, strangers);
  // The script itself looks whether messages wait (js-glue/host/remembered.ts): nobody else has been asked for.
  expect(await page.evaluate(() => window.asked)).toEqual(["pipit:besieged:waits"]);
  await expectNothing(page, service, strangers, []);
  await expect(widget.panel).toBeHidden();

  await widget.open();
  await ask(widget, "asked in the flood");
  const captured = await listenedIn(page);
  for (const stranger of strangers)
    await stranger.evaluate((texts) => window.hostile.replay(texts), captured);
  await flood(page, strangers);
  await ask(widget, "asked in the replay");
  await expect(widget.log.locator("[data-author=visitor]")).toHaveCount(2);
  await expectNothing(page, service, strangers, [
    "open",
    "ready",
    "conversation:started",
    "message:sent",
    "message:sent",
  ]);

  await page.reload();
  await expect(widget.log).toContainText("asked in the replay");
  await expect(widget.log.locator("[data-author=assistant]")).toHaveCount(2);
  await ask(widget, "asked on the next page");
  await expect(page.getByRole("alert")).toHaveCount(0);
}

/** What page and frame have said in the open: all that one who listens at the door could have. */
async function listenedIn(page: Page): Promise<string[]> {
  const texts = await Promise.all([page, frameOf(page)!].map((one) => one.evaluate(() => window.captured)));
  expect(texts.flat().map((text) => JSON.parse(text).t)).toEqual(["loading", "ready", "connect"]);
  return texts.flat();
}

const frameOf = (page: Page): Frame | undefined =>
  page.frames().find((one) => one.url().includes("/frame/?site="));

/** Nothing but what the visitor has done; and nobody has said anything to the strangers, nor taken one of their ports. */
async function expectNothing(
  page: Page,
  { widget }: Pipitd,
  strangers: (Page | Frame)[],
  events: string[],
): Promise<void> {
  const told = await page.evaluate(() => window.events);
  expect(told.filter((name) => !/received|unread|connection/.test(name))).toEqual(events);
  expect(await page.evaluate(() => window.Pipit.getState())).toMatchObject({
    open: events.includes("open"),
    dropped: 0,
  });
  expect((await frameOf(page)?.evaluate(() => window.strange)) ?? 0).toBe(0);
  const ours = ["port", widget, new URL(page.url()).origin];
  for (const stranger of strangers) {
    const heard = await stranger.evaluate(() => window.hostile.heard());
    expect(heard.filter((who) => ours.includes(who))).toEqual([]);
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
