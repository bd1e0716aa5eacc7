import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import { openTab } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

// The visitor ends the conversation, and goes on in another one.

const ENDED = "The conversation has ended. A new one begins with your next message.";

const finished = (widget: WidgetPage) => widget.log.locator("[data-author=assistant] .text:not(.streaming)");
const said = (widget: WidgetPage) => widget.log.locator("[data-author=visitor] .text");

async function choose(widget: WidgetPage, name: string): Promise<void> {
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menuitem", { name }).click();
}

const answer = (widget: WidgetPage) => widget.frame.getByRole("button", { name: "End it" });

async function end(widget: WidgetPage): Promise<void> {
  await choose(widget, "End conversation");
  await answer(widget).click();
}

/** How often this page is told, from now on. */
const count = (widget: WidgetPage): Promise<void> =>
  widget.page.evaluate(() => {
    document.body.dataset.ended = "0";
    addEventListener("pipit:conversation:ended", () => {
      document.body.dataset.ended = `${Number(document.body.dataset.ended) + 1}`;
    });
  });
const expectCounted = (widget: WidgetPage, times: number) =>
  expect(widget.page.locator("body")).toHaveAttribute("data-ended", `${times}`);

test("it is asked once, told in every tab, read on after a reload, and the next message begins another one", async ({
  context,
  service,
}) => {
  test.setTimeout(90_000);
  const address = `${service.shop}/embed/`;
  const one = await openTab(context, address);
  const other = await openTab(context, address);
  for (const tab of [one, other]) await count(tab);
  await one.ask("hello");
  await expect(finished(one)).toHaveCount(1);
  await expect(finished(other)).toHaveCount(1);
  const before = await session(one.page);

  await choose(one, "End conversation");
  const question = one.frame.getByRole("group", { name: /^End this conversation\?/ });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  expect((await new AxeBuilder({ page: one.page }).analyze()).violations).toEqual([]);
  await one.page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(one.dialog).toBeVisible();
  await expect(said(one)).toHaveText(["hello"]);

  await one.composer.pressSequentially("half a thought");
  await end(one);
  for (const tab of [one, other]) {
    await expect(tab.banner).toContainText(ENDED);
    await expect(said(tab)).toHaveText(["hello", "End conversation"]);
    await expect(finished(tab).last()).toContainText("You have ended this conversation");
    await expectCounted(tab, 1);
  }
  await expect(one.composer).toHaveValue("half a thought");

  await other.page.reload();
  await expect(other.banner).toContainText(ENDED);
  await expect(said(other)).toHaveText(["hello", "End conversation"]);
  await count(other);
  // There is nothing to end any more.
  await other.frame.getByRole("button", { name: "Options" }).click();
  await expect(other.frame.getByRole("menuitem", { name: "Search" })).toBeVisible();
  await expect(other.frame.getByRole("menuitem", { name: "End conversation" })).toHaveCount(0);
  await other.page.keyboard.press("Escape");

  await other.ask("hello again");
  for (const tab of [one, other]) {
    await expect(said(tab)).toHaveText(["hello again"]);
    await expect(finished(tab)).toHaveCount(1);
    await expect(tab.banner).toBeEmpty();
  }
  expect((await session(one.page)).conversation).not.toBe(before.conversation);
  await expectCounted(one, 1);
  await expectCounted(other, 0);
});

test("what ends it waits for the network, and is done then", async ({ page, widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await expect(widget.frame.getByRole("menuitem", { name: "Search" })).toBeVisible();
  await expect(widget.frame.getByRole("menuitem", { name: "End conversation" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await widget.ask("hello");
  await expect(finished(widget)).toHaveCount(1);

  await choose(widget, "End conversation");
  await expect(answer(widget)).toBeVisible();
  await page.context().setOffline(true);
  await answer(widget).click();
  await expect(said(widget)).toHaveText(["hello", "End conversation"]);
  await expect(widget.log.locator(".state").filter({ hasText: "Sending" })).toBeAttached();
  await page.context().setOffline(false);
  await expect(widget.banner).toContainText(ENDED);
});

test("who was asked how it was is not asked again in the next conversation, as somebody else", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("hello");
  await expect(finished(widget)).toHaveCount(1);
  const form = widget.log.getByRole("group", { name: "How was this chat?" });
  const askHow = () => page.evaluate(() => (window as any).Pipit.feedback("csat"));
  await askHow();
  await expect(form).toHaveCount(1);
  await end(widget);
  await expect(widget.frame.getByText(ENDED)).toBeVisible();
  await widget.ask("hello again");
  await expect(said(widget)).toHaveText(["hello again"]);
  await expect(finished(widget)).toHaveCount(1);
  await askHow();
  // What is said after that has its answer, and nothing stands between them.
  await widget.ask("a ring under $300");
  await expect(finished(widget)).toHaveCount(2);
  await expect(form).toHaveCount(0);
  // Nobody knows it any more once all was erased.
  await page.evaluate(() => (window as any).Pipit.privacy.erase());
  await widget.ask("hello");
  await expect(finished(widget)).toHaveCount(1);
  await askHow();
  await expect(form).toHaveCount(1);
});
