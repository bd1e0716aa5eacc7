import type { Page } from "@playwright/test";
import type { Pipitd, StoredMessage } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import type { WidgetPage } from "../pages/WidgetPage";

const cards = (count: number): StoredMessage["cards"] =>
  Array.from({ length: count }, (_, i) => [`Ring ${i + 1}`, "$1", "", `/embed/care.html?ring=${i + 1}`]);

/** A conversation that ends with a message of so many cards. */
async function show(page: Page, widget: WidgetPage, service: Pipitd, count: number): Promise<void> {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("hello");
  await expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toBeVisible();
  await service.addTexts((await session(page)).conversation, [
    { author: 1, text: "Which of these?", cards: cards(count) },
  ]);
  await expect(widget.log.getByRole("link", { name: "Ring 1" })).toBeVisible({ timeout: 30_000 });
}

const row = (widget: WidgetPage) => widget.log.getByRole("list", { name: "Suggestions" });
const next = (widget: WidgetPage) => widget.log.getByRole("button", { name: "Next suggestion" });
const previous = (widget: WidgetPage) => widget.log.getByRole("button", { name: "Previous suggestion" });

/** How far the row is from its beginning, in px. */
const offset = (widget: WidgetPage) => row(widget).evaluate((list) => Math.abs(list.scrollLeft));

/** Whether all of that card is in sight. */
const isInSight = (widget: WidgetPage, name: string) =>
  row(widget)
    .getByRole("link", { name })
    .evaluate((card) => {
      const [one, list] = [card.getBoundingClientRect(), card.closest("ul")!.getBoundingClientRect()];
      return one.left >= list.left - 1 && one.right <= list.right + 1;
    });

test("a mouse goes from card to card by buttons, which go at the ends", async ({
  page,
  widget,
  ownService,
}) => {
  await show(page, widget, await ownService(), 6);
  await expect(next(widget)).toBeVisible();
  await expect(previous(widget)).toBeHidden();
  const height = (await row(widget).boundingBox())!.height;
  await next(widget).click();
  await expect.poll(() => isInSight(widget, "Ring 2")).toBe(true);
  await expect(previous(widget)).toBeVisible();
  expect((await row(widget).boundingBox())!.height).toBe(height);
  await expect
    .poll(async () => {
      if (await next(widget).isVisible()) await next(widget).click();
      return isInSight(widget, "Ring 6");
    })
    .toBe(true);
  await expect(next(widget)).toBeHidden();
  await previous(widget).click();
  await expect(next(widget)).toBeVisible();
});

test("Tab reaches each card's link, and the arrow keys go from card to card", async ({
  page,
  widget,
  ownService,
}) => {
  await show(page, widget, await ownService(), 5);
  const link = (n: number) => row(widget).getByRole("link", { name: `Ring ${n}` });
  await link(1).focus();
  for (let n = 2; n <= 5; ++n) {
    await page.keyboard.press("Tab");
    await expect(link(n)).toBeFocused();
    await expect.poll(() => isInSight(widget, `Ring ${n}`)).toBe(true);
  }
  await link(1).focus();
  await expect.poll(() => offset(widget)).toBeLessThan(5);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => offset(widget)).toBeGreaterThan(150);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => offset(widget)).toBeLessThan(5);
});

test("from right to left the next card is to the left", async ({ page, widget, ownService }) => {
  await show(page, widget, await ownService(), 6);
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menuitemradio", { name: "עברית" }).click();
  await page.keyboard.press("Escape");
  const list = widget.frame.getByRole("list", { name: "הצעות" });
  await widget.frame.getByRole("button", { name: "ההצעה הבאה" }).click();
  await expect.poll(() => list.evaluate(({ scrollLeft }) => scrollLeft)).toBeLessThan(-100);
});

test("two cards are no row to go through", async ({ page, widget, ownService }) => {
  await show(page, widget, await ownService(), 2);
  await expect(row(widget)).toBeVisible();
  await expect(next(widget)).toHaveCount(0);
});

test.describe("where there is touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test("fingers swipe, and there are no buttons", async ({ page, widget, ownService }) => {
    await show(page, widget, await ownService(), 6);
    await expect(row(widget)).toBeVisible();
    await expect(next(widget)).toBeHidden();
    await row(widget).evaluate((list) => list.scrollBy({ left: 400 }));
    await expect.poll(() => offset(widget)).toBeGreaterThan(150);
    await expect(previous(widget)).toBeHidden();
  });
});
