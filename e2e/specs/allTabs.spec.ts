import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { close, crash, frameOf, TabGroup } from "../pages/TabGroup";
import { conversation, session } from "../pages/session";
import { records } from "../pages/tabs";
import { WidgetPage } from "../pages/WidgetPage";

/** Milliseconds from word to word: slow enough to see an answer grow. */
const SLOWLY = 60;
/** A tab has crashed before the answer is there. */
const AT_EASE = 250;
const SLOWEST = 1_000;

interface Watched {
  Pipit: {
    send(text: string): Promise<unknown>;
    close(): Promise<void>;
    getUnreadCount(): Promise<number>;
    privacy: { erase(): Promise<void> };
  };
  /** What stood in an answer while it streamed. */
  grown: string[];
  /** What stood there of who writes, one after the other. */
  typing: string[];
  /** How many tones were played. */
  tones: number;
}
declare const window: Watched & typeof globalThis;

test("a streamed answer grows in every tab", async ({ context, ownService }) => {
  const service = await ownService({ pace: SLOWLY });
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  for (const { page } of group.tabs) await frameOf(page).evaluate(noteGrowth);
  await group.tabs[0]!.ask("hello");
  const answers = group.tabs.map(({ log }) => log.locator('[data-author="assistant"] .text:not(.streaming)'));
  for (const answer of answers) await expect(answer).toBeVisible();
  const whole = await answers[0]!.textContent();
  for (const [index, { page }] of group.tabs.entries()) {
    expect(await answers[index]!.textContent()).toBe(whole);
    const grown = await frameOf(page).evaluate(() => window.grown);
    expect(new Set(grown).size).toBeGreaterThan(5);
    for (const [step, text] of grown.entries()) expect(text.startsWith(grown[step - 1] ?? "")).toBe(true);
    expect(whole!.startsWith(grown.at(-1)!)).toBe(true);
  }
});

test("what is not read is counted in a tab where the chat was not loaded, in a new one and on the next page", async ({
  context,
  service,
}) => {
  const open = async (path = "/embed/"): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(service.shop + path);
    await page.waitForFunction(() => "Pipit" in window);
    return page;
  };
  const count = (page: Page) => () => page.evaluate(() => window.Pipit.getUnreadCount());
  const [asks, other] = [await open(), await open()];
  await asks.evaluate(() => window.Pipit.send("hello"));
  for (const page of [asks, other, await open()]) await expect.poll(count(page)).toBe(1);
  for (const page of context.pages().slice(1)) await page.close();
  const next = await open("/embed/rings.html");
  await expect.poll(count(next)).toBe(1);
  const widget = new WidgetPage(next);
  await widget.open();
  await expect.poll(count(next)).toBe(0);
  await expect.poll(async () => Object.keys(await records(next))).not.toContain("waits");
});

test("that somebody is writing an answer is seen in every tab, until its first words are", async ({
  context,
  ownService,
}) => {
  const service = await ownService({ pace: SLOWEST });
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  for (const { page } of group.tabs) await frameOf(page).evaluate(noteTyping);
  // The first words can be as early as the news that the question has arrived: they wait until that has been seen.
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route("**/api/events", async (route) => {
    await released;
    await route.continue();
  });
  await group.tabs[1]!.ask("hello");
  const expectTyping = async (...noted: string[]) => {
    for (const { page } of group.tabs)
      await expect.poll(() => frameOf(page).evaluate(() => window.typing)).toEqual(noted);
  };
  await expectTyping("nobody", "Assistant is typing");
  release();
  await expectTyping("nobody", "Assistant is typing", "words");
});

test("what waits, what has failed and what was tried again is so in every tab", async ({
  context,
  service,
}) => {
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  const chat = "**/api/chat";
  let refuse!: () => void;
  const refused = new Promise<void>((resolve) => (refuse = resolve));
  await context.route(chat, async (route) => {
    await refused;
    await route.fulfill({
      status: 400,
      json: { error: { code: "validation.range", message: "no", issues: [] } },
    });
  });
  await group.tabs[0]!.ask("not at once");
  await group.expectLabels("Sending…", 1);
  await group.expectAll("not at once");
  refuse();
  for (const { log } of group.tabs) await expect(log.getByText("Not sent.")).toBeVisible();
  await group.expectLabels("Sending…", 0);

  await context.unroute(chat);
  await group.tabs[1]!.log.getByRole("button", { name: "Retry" }).click();
  await group.expectLabels("Sent", 1);
  await group.expectAll("not at once");
  const { page } = group.tabs[2]!;
  expect(await conversation(service.widget, await session(page))).toEqual(["not at once"]);
});

test("what is unread is so in every tab, until it is seen in one", async ({ context, service }) => {
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  for (const tab of group.tabs) {
    await tab.frame.getByRole("button", { name: "Close chat" }).click();
    await expect(tab.panel).toBeHidden();
  }
  await group.tabs[0]!.page.evaluate(() => window.Pipit.send("hello"));
  await expectUnread(group, 1);
  await group.tabs[1]!.open();
  await expectUnread(group, 0);
  await group.tabs[2]!.page.evaluate(() => window.Pipit.send("and again"));
  // It was seen at once where the panel is open.
  for (const { log } of group.tabs) await expect(log.getByText("Assistant", { exact: true })).toHaveCount(2);
  await expectUnread(group, 0);
});

test("what is being written stands in every tab, as it was last changed in any of them", async ({
  context,
  service,
}) => {
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  const [first, second, third] = group.tabs as [WidgetPage, WidgetPage, WidgetPage];
  await first.composer.pressSequentially("half a thought");
  await expectDrafts(group, "half a thought");
  await second.composer.press("End");
  await second.composer.pressSequentially(", and the other half");
  await expectDrafts(group, "half a thought, and the other half");
  await third.composer.fill("");
  await expectDrafts(group, "");
  await first.ask("written and sent");
  await group.expectAll("written and sent");
  await expectDrafts(group, "");
});

test("what is erased in one tab is gone in every tab", async ({ context, service }) => {
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  const [first, second] = group.tabs as [WidgetPage, WidgetPage];
  await first.ask("a secret");
  await group.expectLabels("Sent", 1);
  const before = await session(first.page);
  await second.composer.pressSequentially("another secret");
  await expectDrafts(group, "another secret");
  await second.page.evaluate(() => window.Pipit.privacy.erase());
  await group.expectAll();
  await expectDrafts(group, "");
  const kept = async () => JSON.stringify(await records(first.page));
  await expect.poll(kept).not.toMatch(/secret|token/);

  await first.ask("a new beginning");
  await group.expectAll("a new beginning");
  await group.expectLabels("Sent", 1);
  const after = await session(first.page);
  expect(after.conversation).not.toBe(before.conversation);
  expect(await conversation(service.widget, after)).toEqual(["a new beginning"]);
});

test("the theme, the text size and the sound that are chosen in one tab are so in every tab, and on the next page", async ({
  context,
  service,
}) => {
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 2);
  const [first, second] = group.tabs as [WidgetPage, WidgetPage];
  const options = first.frame.getByRole("button", { name: "Options" });
  await options.click();
  await first.frame.getByRole("menuitemradio", { name: "Dark" }).click();
  await first.frame.getByRole("menuitemradio", { name: "Larger" }).click();
  await first.frame.getByRole("menuitemcheckbox", { name: "Play a sound" }).click();
  await expectDressed(group, "dark", "20px");
  await first.page.keyboard.press("Escape");
  await expect(first.frame.getByRole("menu")).toHaveCount(0);
  await expect(options).toBeFocused();
  await expect(first.panel).toBeVisible();

  await second.page.reload();
  await expectDressed(group, "dark", "20px");
  await second.frame.getByRole("button", { name: "Options" }).click();
  for (const chosen of ["Dark", "Larger"])
    await expect(second.frame.getByRole("menuitemradio", { name: chosen })).toBeChecked();
  await expect(second.frame.getByRole("menuitemcheckbox", { name: "Play a sound" })).toBeChecked();
  await second.frame.getByRole("menuitemradio", { name: "Light" }).click();
  await expectDressed(group, "light", "20px");
});

test("the options say so where they do not come, and come at the next try", async ({ context, service }) => {
  const script = "**/assets/more-*.js";
  await context.route(script, (route) => route.abort());
  const [tab] = (await TabGroup.open(context, `${service.shop}/embed/`, 1)).tabs as [WidgetPage];
  const options = tab.frame.getByRole("button", { name: "Options" });
  await options.click();
  await expect(tab.frame.getByRole("alert")).toHaveText(/could not be loaded/);
  await context.unroute(script);
  await options.click();
  await expect(tab.frame.getByRole("menu")).toBeVisible();
  await expect(tab.frame.getByRole("alert")).toHaveCount(0);
});

test("a sound of an answer that is not seen is made in one tab, where the visitor wrote", async ({
  context,
  ownService,
}) => {
  await noteTones(context);
  const service = await ownService({ pace: SLOWLY });
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  const [, second] = group.tabs as [WidgetPage, WidgetPage];
  await second.frame.getByRole("button", { name: "Options" }).click();
  await second.frame.getByRole("menuitemcheckbox", { name: "Play a sound" }).click();
  await second.page.keyboard.press("Escape");
  await second.ask("hello");
  await second.launcher.click();
  await expect(second.panel).toBeHidden();
  await expect.poll(() => tones(group)).toEqual([0, 2, 0]);
});

test("a sound is made in one of the tabs that are left when the one where the visitor wrote has crashed", async ({
  context,
  ownService,
}) => {
  await noteTones(context);
  const service = await ownService({ pace: AT_EASE });
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 4);
  const [, second] = group.tabs as [WidgetPage, WidgetPage];
  await second.frame.getByRole("button", { name: "Options" }).click();
  await second.frame.getByRole("menuitemcheckbox", { name: "Play a sound" }).click();
  await second.page.keyboard.press("Escape");
  const others = group.tabs.filter((tab) => tab !== second);
  for (const { page, panel } of [...others, second]) {
    await page.evaluate(() => window.Pipit.close());
    await expect(panel).toBeHidden();
  }
  await second.page.evaluate(() => window.Pipit.send("bye"));
  await group.expectLabels("Sent", 1);
  await group.end(second, crash);
  const leader = await group.leader();
  await expect.poll(() => tones(group), { timeout: 40_000 }).toContain(2);
  // Each of the others has had as long as that.
  await expectUnread(group, 1);
  expect((await tones(group)).toSorted()).toEqual([0, 0, 2]);
  expect(await frameOf(leader.page).evaluate(() => window.tones)).toBe(2);
});

test("the panel is opened and closed in every tab where the owner wants it", async ({
  context,
  ownService,
}) => {
  const service = await ownService();
  await service.changeSite("demo-shop", "--open-in", "all");
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  const [first, second, third] = group.tabs as [WidgetPage, WidgetPage, WidgetPage];
  await second.launcher.click();
  for (const { panel } of group.tabs) await expect(panel).toBeHidden();
  await third.launcher.click();
  for (const { panel } of group.tabs) await expect(panel).toBeVisible();
  await first.frame.getByRole("button", { name: "Close chat" }).click();
  for (const { panel } of group.tabs) await expect(panel).toBeHidden();
});

test("a duplicated tab is a tab of its own", async ({ context, service }) => {
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 1);
  const [first] = group.tabs as [WidgetPage];
  await first.ask("before there were two");
  await group.expectLabels("Sent", 1);
  const second = new WidgetPage(await duplicate(context, first.page));
  await second.composer.waitFor();
  group.tabs.push(second);
  await group.makeTall();
  await second.ask("in the second");
  await first.ask("in the first");
  await group.expectAll("before there were two", "in the second", "in the first");
  await group.expectLabels("Sent", 3);
  await group.end(await group.leader(), close);
  await group.leader();
  await group.tabs[0]!.ask("in the one that is left");
  await group.expectLabels("Sent", 4);
});

/** Two make a sound. */
const noteTones = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    window.tones = 0;
    const { start } = AudioScheduledSourceNode.prototype;
    AudioScheduledSourceNode.prototype.start = function (when) {
      window.tones++;
      start.call(this, when);
    };
  });

/** Of each tab. */
const tones = ({ tabs }: TabGroup): Promise<number[]> =>
  Promise.all(tabs.map(({ page }) => frameOf(page).evaluate(() => window.tones)));

async function expectUnread({ tabs }: TabGroup, count: number): Promise<void> {
  for (const { page } of tabs)
    await expect.poll(() => page.evaluate(() => window.Pipit.getUnreadCount())).toBe(count);
}

async function expectDrafts({ tabs }: TabGroup, text: string): Promise<void> {
  for (const { composer } of tabs) await expect(composer).toHaveValue(text);
}

async function duplicate(context: BrowserContext, page: Page): Promise<Page> {
  const opened = context.waitForEvent("page");
  await page.evaluate(() => void window.open(location.href));
  return opened;
}

function noteGrowth(): void {
  window.grown = [];
  const log = document.querySelector("[role=log]")!;
  const note = () => {
    const text = log.querySelector(".streaming")?.textContent;
    if (text) window.grown.push(text);
  };
  new MutationObserver(note).observe(log, { childList: true, subtree: true, characterData: true });
}

function noteTyping(): void {
  window.typing = [];
  const log = document.querySelector("[role=log]")!;
  const note = () => {
    const dots = log.querySelector(".dots")?.previousElementSibling?.textContent;
    const now = dots ?? (log.querySelector(".streaming") ? "words" : "nobody");
    if (now !== window.typing.at(-1)) window.typing.push(now);
  };
  note();
  new MutationObserver(note).observe(log, { childList: true, subtree: true, characterData: true });
}

async function expectDressed({ tabs }: TabGroup, scheme: string, size: string): Promise<void> {
  for (const { frame } of tabs) {
    const root = frame.locator("html");
    await expect(root).toHaveCSS("color-scheme", scheme);
    await expect(root).toHaveCSS("font-size", size);
    const ground = scheme === "dark" ? "rgb(21, 26, 25)" : "rgb(255, 255, 255)";
    await expect(frame.locator("body")).toHaveCSS("background-color", ground);
  }
}
