import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import { payloadOf } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

/** A conversation of so many messages more, of which the browser holds the newest alone. */
async function comeBack(page: Page, widget: WidgetPage, service: Pipitd, count: number): Promise<void> {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("the very first words");
  await expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toBeVisible();
  await service.addMessages((await session(page)).conversation, count);
  await expect(widget.log).toContainText(`Message ${count}.`, { timeout: 30_000 });
  const stored = async () =>
    payloadOf(await page.evaluate(() => localStorage.getItem("pipit:demo-shop:conversation") ?? ""));
  await expect.poll(stored).toContain(`Message ${count}.`);
  await page.reload();
  await expect(widget.log).toContainText(`Message ${count}.`);
}

function showInPrint(iframe: Node): void {
  const root = iframe.getRootNode() as ShadowRoot;
  for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets])
    for (let i = sheet.cssRules.length; i-- > 0;)
      if ((sheet.cssRules[i] as CSSMediaRule).conditionText === "print") sheet.deleteRule(i);
}

const bar = (widget: WidgetPage) => widget.frame.getByRole("search");
const field = (widget: WidgetPage) => widget.frame.getByRole("searchbox");

async function choose(widget: WidgetPage, name: string): Promise<void> {
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menuitem", { name }).click();
}

/** What is marked as the current match, and whether it is in sight. */
const current = (widget: WidgetPage) =>
  widget.log.evaluate((log) => {
    const [range] = [...(CSS.highlights.get("found-now") ?? [])] as Range[];
    if (!range) return undefined;
    const [match, list] = [range.getBoundingClientRect(), log.getBoundingClientRect()];
    return {
      text: String(range),
      row: range.startContainer.textContent!.trim().slice(0, 20),
      isInSight: match.top >= list.top && match.bottom <= list.bottom && match.height > 0,
    };
  });

test("a word that the service alone still has is found, shown and marked", async ({
  page,
  widget,
  ownService,
}) => {
  test.setTimeout(90_000);
  await comeBack(page, widget, await ownService(), 400);
  await choose(widget, "Search");
  await expect(field(widget)).toBeFocused();
  await field(widget).fill("VÉRY  first words");
  await expect(bar(widget)).toContainText("1 of 1", { timeout: 30_000 });
  await expect
    .poll(() => current(widget))
    .toEqual({ text: "very first words", row: "the very first words", isInSight: true });
  // Each of many, wherever it is.
  await field(widget).fill("message 12");
  await expect(bar(widget)).toContainText("1 of 11");
  const rows = ["Message 129.", "Message 128."];
  for (const row of rows) {
    await expect
      .poll(() => current(widget))
      .toMatchObject({ text: "Message 12", row: expect.stringContaining(row), isInSight: true });
    await field(widget).press("Enter");
  }
  await field(widget).press("Shift+Enter");
  await field(widget).press("Shift+Enter");
  await field(widget).press("Shift+Enter");
  await expect(bar(widget)).toContainText("11 of 11");
  await expect
    .poll(() => current(widget))
    .toMatchObject({ row: expect.stringContaining("Message 12."), isInSight: true });
  await expect(bar(widget)).not.toContainText("Still looking");
  await field(widget).press("Escape");
  await expect(bar(widget)).toHaveCount(0);
  await expect(widget.dialog).toBeVisible();
  await expect(widget.frame.getByRole("button", { name: "Options" })).toBeFocused();
});

test("each match in a message that is higher than the list comes into sight", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  await comeBack(page, widget, service, 60);
  const text = `needle ${"hay ".repeat(800)} needle ${"hay ".repeat(800)} needle`;
  await service.addTexts((await session(page)).conversation, [
    { author: 2, text, cards: [] },
    ...Array.from({ length: 40 }, (_, i) => ({ author: 1, text: `After ${i}.`, cards: [] as never[] })),
  ]);
  await expect(widget.log).toContainText("After 39.", { timeout: 30_000 });
  await choose(widget, "Search");
  await field(widget).fill("needle");
  for (const place of ["1 of 3", "2 of 3", "3 of 3", "1 of 3"]) {
    await expect(bar(widget)).toContainText(place);
    await expect.poll(() => current(widget)).toMatchObject({ text: "needle", isInSight: true });
    await field(widget).press("ArrowUp");
  }
});

test("what is saved has the first and the last message", async ({ page, widget, ownService }) => {
  test.setTimeout(90_000);
  await comeBack(page, widget, await ownService(), 300);
  const download = page.waitForEvent("download", { timeout: 60_000 });
  await choose(widget, "Save or print");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^chat-\d{4}-\d\d-\d\d\.txt$/);
  const text = await readFile((await file.path())!, "utf8");
  expect(text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d You: the very first words\n/);
  expect(text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d (You|Assistant): Message 300\..*\n$/);
  for (let n = 1; n <= 300; ++n) expect(text).toContain(`: Message ${n}.`);

  // In place of the browser's dialogue: what is in the document by then is on paper.
  await widget.log.evaluate(() => {
    window.print = () => {
      document.title = [...document.querySelectorAll(".text")].map((text) => text.textContent).join();
    };
  });
  await widget.frame.getByRole("button", { name: "Print" }).click();
  await expect.poll(() => widget.log.evaluate(() => document.title)).toContain("Message 300.");
  const printed = await widget.log.evaluate(() => document.title);
  for (let n = 1; n <= 300; ++n) expect(printed).toContain(`Message ${n}.`);
});

test("a paper that lacks earlier messages says so", async ({ page, widget, ownService }) => {
  await comeBack(page, widget, await ownService(), 100);
  const missing = widget.log.getByText("Earlier messages are missing here.");
  await widget.log.evaluate(() => void dispatchEvent(new Event("beforeprint")));
  await expect(missing).toBeAttached();
  await expect(missing).toBeHidden();
  const iframe = (await (await widget.log.elementHandle())!.ownerFrame())!;
  await page.emulateMedia({ media: "print" });
  await iframe.frameElement().then((element) => element.evaluate(showInPrint));
  await expect(missing).toBeVisible();
});

test("on paper all messages stand one below the other, and nothing else", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("the very first words");
  await expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toBeVisible();
  await service.addMessages((await session(page)).conversation, 200);
  await expect(widget.log).toContainText("Message 200.", { timeout: 30_000 });
  // The page would be printed without it: here the frame by itself is what is printed, as from its own context menu.
  const list = (await widget.log.elementHandle())!;
  const frame = (await list.ownerFrame())!;
  await page.emulateMedia({ media: "print" });
  await frame.frameElement().then((iframe) => iframe.evaluate(showInPrint));
  await expect.poll(() => list.evaluate((log) => log.clientHeight)).toBeGreaterThan(0);
  const paper = await list.evaluate(async (log: Element) => {
    dispatchEvent(new Event("beforeprint"));
    await Promise.resolve().then(() => {});
    const texts = [...log.querySelectorAll(".text")];
    const bottoms = texts.map((text) => text.getBoundingClientRect().bottom);
    return {
      numbers: texts
        .map((text) => Number(/^Message (\d+)\./.exec(text.textContent!)?.[1] ?? 0))
        .filter(Boolean),
      // One below the other, each with its height, and none beyond the document's end.
      isCut: !(
        texts.every((text, i) => text.clientHeight > 10 && !(bottoms[i]! <= (bottoms[i - 1] ?? 0))) &&
        log.clientHeight === log.scrollHeight &&
        document.scrollingElement!.scrollHeight >= bottoms.at(-1)! + scrollY
      ),
      others: [...document.querySelectorAll(".composer, .banner, .jump, .round")].filter((element) =>
        element.checkVisibility(),
      ).length,
    };
  });
  expect(paper.numbers).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  expect(paper).toMatchObject({ isCut: false, others: 0 });
});
