import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { MessageList } from "../pages/MessageList";
import { session } from "../pages/session";
import { payloadOf } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

const NODES = 1_500;

const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

/** A conversation of so many messages more, of which the newest are in sight. */
async function converse(
  widget: WidgetPage,
  service: Pipitd,
  count: number,
  question = "hello",
): Promise<MessageList> {
  await widget.page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask(question);
  await expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toBeVisible();
  if (count) {
    await service.addMessages((await session(widget.page)).conversation, count);
    await expect(widget.log).toContainText(`Message ${count}.`, { timeout: 30_000 });
  }
  const list = await MessageList.of(widget.log);
  await list.expectAtEnd();
  return list;
}

test("5,000 messages are few in the document, and each is seen once on the way up and down", async ({
  widget,
  ownService,
}) => {
  test.setTimeout(120_000);
  // A panel that covers a high page: a screenful is more.
  await widget.page.setViewportSize({ width: 700, height: 2_400 });
  const list = await converse(widget, await ownService(), 5_000);
  for (const direction of [-1, 1] as const) {
    const { seen, gaps, nodes } = await list.walk(direction);
    expect(gaps).toEqual([]);
    expect(ascending(seen)).toEqual(range(5_000));
    expect(nodes).toBeLessThanOrEqual(NODES);
  }
  await list.expectAtEnd();
});

test("75,000 messages, higher than a scroll offset is exact, come up at their end and can be seen to their start", async ({
  widget,
  ownService,
}) => {
  test.setTimeout(120_000);
  await converse(widget, await ownService(), 75_000);
  expect(await widget.log.evaluate((log) => log.scrollHeight)).toBeGreaterThan(2 ** 22);
  await widget.log.press("Home");
  await expect(widget.log).toContainText("Message 1.");
  await widget.log.press("End");
  await expect(widget.log).toContainText("Message 75000.");
  expect(await widget.frame.locator("*").count()).toBeLessThanOrEqual(NODES);
});

test("Home and End go to the ends of a list, however many rows come in on the way", async ({
  widget,
  ownService,
}) => {
  const list = await converse(widget, await ownService(), 5_000);
  for (let turn = 0; turn < 3; ++turn) {
    await widget.log.press("Home");
    await expect.poll(() => widget.log.evaluate((log) => log.scrollTop)).toBe(0);
    await expect(widget.log).toContainText("Message 1.");
    await widget.log.press("End");
    await list.expectAtEnd();
    await expect(widget.log).toContainText("Message 5000.");
  }
});

test("a list that is printed is where it was afterwards", async ({ widget, ownService }) => {
  const list = await converse(widget, await ownService(), 2_000);
  const print = (type: string) => widget.log.evaluate((_, type) => void dispatchEvent(new Event(type)), type);
  await print("beforeprint");
  await expect(widget.log.locator(".row")).toHaveCount(2_002);
  await print("afterprint");
  await expect.poll(() => widget.log.locator(".row").count()).toBeLessThan(200);
  await list.expectAtEnd();
});

test("older pages come in above what is read, without a jump and without a gap", async ({
  page,
  widget,
  ownService,
}) => {
  await converse(widget, await ownService(), 400);
  const key = "pipit:demo-shop:conversation";
  await expect
    .poll(() => page.evaluate((key) => localStorage.getItem(key)!, key).then(payloadOf))
    .toContain("Message 400.");
  await page.reload();
  await expect(widget.log).toContainText("Message 400.");
  const again = await MessageList.of(widget.log);
  const pages: string[] = [];
  page.on(
    "request",
    (request) => void (request.url().includes("/messages?before=") && pages.push(request.url())),
  );
  const { seen, gaps } = await again.walk(-1);
  expect(gaps).toEqual([]);
  expect(ascending(seen)).toEqual(range(400));
  expect(pages.length).toBeGreaterThan(5);
});

test("nothing that is read moves while an answer streams below", async ({ widget, ownService }) => {
  const list = await converse(widget, await ownService({ pace: 150 }), 60);
  await widget.ask("A ring under $300, please");
  await expect(widget.log.locator(".streaming")).toBeVisible();
  await list.scrollBy(-400);
  const before = await list.places();
  // Until it is announced, which is when it is finished.
  const { moves } = await list.watchUntil("[aria-live=polite] p");
  expect(moves).toHaveLength(1);
  expect(await list.places()).toMatchObject(before);
  await widget.frame.getByRole("button", { name: /Jump to latest/ }).click();
  await list.expectAtEnd();
});

test("who is at the end stays there while an answer streams, and goes there with what they write", async ({
  widget,
  ownService,
}) => {
  const list = await converse(widget, await ownService({ pace: 150 }), 60);
  await list.scrollBy(-2_000);
  await widget.ask("A ring under $300, please");
  await list.expectAtEnd();
  const { farthest } = await list.watchUntil(".card");
  expect(farthest).toBeLessThan(2);
  await list.expectAtEnd();
});

for (const [where, distance] of [
  ["among what is stored", -1_500],
  ["farther back than what is stored", -9_000],
] as const) {
  test(`the next page shows the place where the visitor was: ${where}`, async ({
    page,
    widget,
    ownService,
  }) => {
    const service = await ownService();
    const list = await converse(widget, service, 400);
    await list.scrollBy(distance);
    const before = await list.places();
    const [text, place] = Object.entries(before)[1]!;
    // A page that is left by a link says so in time for what is not stored yet: over a network, which takes longer than a
    // frame in another process takes to answer.
    const devtools = await page.context().newCDPSession(page);
    const anywhere = { offline: false, downloadThroughput: -1, uploadThroughput: -1 };
    await devtools.send("Network.emulateNetworkConditions", { ...anywhere, latency: 200 });
    await page.getByRole("link", { name: "Rings" }).first().click();
    await page.waitForURL("**/embed/rings.html");
    await expect.poll(async () => Math.round((await list.places())[text]! - place)).toBe(0);
  });
}

test("a row with the focus keeps it, however far the list is scrolled", async ({ widget, ownService }) => {
  const list = await converse(widget, await ownService(), 300, "A ring under $300, please");
  await list.walk(-1);
  const link = widget.log.getByRole("link").first();
  await link.focus();
  const isFocused = () => widget.log.evaluate(() => document.activeElement!.matches(".card"));
  await list.walk(1);
  expect(await isFocused()).toBe(true);
  await expect(link).not.toBeInViewport();
  await list.walk(-1);
  expect(await isFocused()).toBe(true);
  await expect(link).toBeInViewport();
});

for (const where of ["at the end", "farther up"]) {
  test(`what shows markup comes late, and what is read stays where it is: ${where}`, async ({
    page,
    widget,
    ownService,
  }) => {
    const service = await ownService();
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    await page.route("**/assets/markdown-*.wasm", async (route) => {
      await released;
      await route.continue();
    });
    const list = await converse(widget, service, 0);
    const text = "# One\n\n- **two**\n- three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n";
    const texts = range(60).map((n) => (n === 40 ? "Message 40." : `${text}Message ${n}.`));
    await service.addTexts(
      (await session(page)).conversation,
      texts.map((text) => ({ author: 1, text, cards: [] })),
    );
    await expect(widget.log).toContainText("Message 60.", { timeout: 30_000 });
    await list.expectAtEnd();
    const first = async () => Object.entries(await list.places())[0]!;
    if (where === "farther up") {
      while ((await list.places())["Message 40."] === undefined) await list.scrollBy(-400);
      await list.scrollBy((await list.places())["Message 40."]!);
    }
    const [, place] = await first();
    expect(await widget.log.locator(".rich").count()).toBe(0);
    release();
    await expect(widget.log.locator(".rich h2").first()).toBeVisible();
    await expect(widget.log.locator("p.text", { hasText: "**" })).toHaveCount(0);
    if (where === "at the end") await list.expectAtEnd();
    else expect(await first()).toEqual(["Message 40.", place]);
  });
}
