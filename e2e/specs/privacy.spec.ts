import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import { openTab, records } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

interface Exported {
  site: string;
  complete: boolean;
  messages: { at: string; author: string; text: string; cards: unknown[] }[];
  draft: string;
  choices: Record<string, unknown>;
}

async function choose(widget: WidgetPage, name: string): Promise<void> {
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole(name === "Dark" ? "menuitemradio" : "menuitem", { name }).click();
}

const answered = (widget: WidgetPage) =>
  expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)").first()).toBeVisible();

test("all messages, also those that the service alone has, the draft and the choices are exported", async ({
  page,
  widget,
  ownService,
}) => {
  test.setTimeout(90_000);
  const service = await ownService();
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("a ring under $300");
  await answered(widget);
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  await service.addMessages((await session(page)).conversation, 200);
  await expect(widget.log).toContainText("Message 200.", { timeout: 30_000 });
  await page.reload();
  await expect(widget.log).toContainText("Message 200.");
  await choose(widget, "Dark");
  await page.keyboard.press("Escape");
  await widget.composer.pressSequentially("half a thought");

  const download = page.waitForEvent("download", { timeout: 60_000 });
  await choose(widget, "Export my data");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^chat-\d{4}-\d\d-\d\d\.json$/);
  const data = JSON.parse(await readFile((await file.path())!, "utf8")) as Exported;
  expect(data).toMatchObject({ site: "demo-shop", complete: true, draft: "half a thought" });
  expect(data.choices).toEqual({
    theme: "dark",
    textSize: "normal",
    sound: false,
    notifications: false,
    language: "auto",
  });
  expect(data.messages[0]).toMatchObject({ author: "visitor", text: "a ring under $300" });
  expect(data.messages[1]!.author).toBe("assistant");
  expect(data.messages[1]!.cards.length).toBeGreaterThan(0);
  expect(data.messages.slice(-200).map(({ text }) => /^Message (\d+)\./.exec(text)?.[1])).toEqual(
    Array.from({ length: 200 }, (_, i) => `${i + 1}`),
  );
  expect(data.messages.filter(({ at }) => Number.isNaN(Date.parse(at)))).toEqual([]);
});

test("what is erased in one tab is gone in the other, and on the next page", async ({ context, service }) => {
  const address = `${service.shop}/embed/`;
  const first = await openTab(context, address);
  await first.ask("a ring under $300");
  await answered(first);
  const second = await openTab(context, address);
  await answered(second);
  await second.composer.pressSequentially("half a thought");
  await expect(first.composer).toHaveValue("half a thought");
  await expect.poll(async () => Object.keys(await records(first.page))).toContain("conversation");

  await choose(first, "Erase my data");
  await first.frame.getByRole("button", { name: "Erase", exact: true }).click();
  await expect(first.banner).toContainText("has been erased");
  for (const tab of [first, second]) {
    await expect(tab.log.locator("[data-author=visitor]")).toHaveCount(0);
    await expect(tab.composer).toHaveValue("");
  }
  await expect(second.banner).toBeEmpty();
  for (const tab of [first, second]) {
    await tab.page.reload();
    await tab.composer.waitFor();
    await expect(tab.log.locator(".row [role=article]")).toHaveCount(0);
    await expect(tab.composer).toHaveValue("");
  }
  const kept = await records(first.page);
  for (const name of ["session", "conversation", "outbox", "draft", "choices"])
    expect(kept).not.toHaveProperty(name);
});

test("a visitor who has erased everything begins anew", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("hello");
  await answered(widget);
  const before = await session(page);
  await choose(widget, "Erase my data");
  await widget.frame.getByRole("button", { name: "Erase", exact: true }).click();
  await expect(widget.banner).toContainText("has been erased");
  await widget.ask("hello again");
  await answered(widget);
  await expect(widget.banner).toBeEmpty();
  expect((await session(page)).conversation).not.toBe(before.conversation);
});
