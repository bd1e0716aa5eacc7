import { expect, test } from "../fixtures/test";

const RING = "A ring under $300, please";

test("a visitor asks for a ring under $300 and the catalogue's answer streams in", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService({ pace: 60 });
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await expect(widget.dialog).toBeVisible();
  await expect(widget.log).toContainText("Hi! How can I help you today?");

  // Every text that the newest answer had on its way.
  const seen = await widget.log.evaluateHandle((log) => {
    const texts: string[] = [];
    new MutationObserver(() => {
      const text = [...log.querySelectorAll("[data-author=assistant] .text")].at(-1)?.textContent ?? "";
      if (text !== texts.at(-1)) texts.push(text);
    }).observe(log, { childList: true, characterData: true, subtree: true });
    return texts;
  });
  await widget.ask(RING);
  await expect(widget.log).toContainText(RING);
  const cards = widget.log.getByRole("link");
  await expect(cards.first()).toBeVisible();
  const prices = (await cards.allTextContents()).map((text) =>
    Number(/\$([\d,]+)/.exec(text)![1]!.replace(",", "")),
  );
  expect(prices.length).toBeGreaterThan(1);
  expect(Math.max(...prices)).toBeLessThanOrEqual(300);

  // It grew in place: each text goes on where the one before it ended.
  const texts = await seen.jsonValue();
  expect(texts.length).toBeGreaterThan(3);
  for (const [i, text] of texts.entries()) expect(text.startsWith(texts[i - 1] ?? "")).toBe(true);
});

test("a card leads to the product's page, and the conversation is there", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask(RING);
  const card = widget.log.getByRole("link").first();
  await card.click();
  await page.waitForURL(/\/embed\/products\/.*\.html$/);
  // The panel was open, so it is open again, and nobody had to ask for it.
  await expect(widget.log).toContainText(RING);
  await expect(widget.log.getByRole("link").first()).toBeVisible();
});

test("an order is shown to who knows its postal code, and to nobody else", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/orders.html`);
  await widget.open();
  await widget.ask("where is order 10234");
  await expect(widget.log).toContainText(/postal code/i);
  await widget.ask("94107");
  await expect(widget.log).toContainText(/Order received/i);
});

test("the page can ask for the visitor, through the command queue", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await page.locator(".js-ask").first().click();
  await expect(widget.log).toContainText("A ring under $300, please");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
});

test("the page can prefill the field for the visitor, and not what they have begun to write", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  const prefill = (text: string) => page.evaluate((text) => (window as any).Pipit.prefill(text), text);
  await prefill("Is this ring in stock?");
  await widget.open();
  await expect(widget.composer).toHaveValue("Is this ring in stock?");
  await widget.composer.press("End");
  await widget.composer.pressSequentially(" In silver?");
  await prefill("Another question");
  await widget.composer.press("Enter");
  await expect(widget.log).toContainText("Is this ring in stock? In silver?");
  await expect(widget.composer).toHaveValue("");
});

test("the public events tell what happens, in order", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await page.evaluate(() => {
    const seen: string[] = ((window as any).seen = []);
    for (const name of ["open", "message:sent", "message:received", "close"])
      (window as any).Pipit.on(name, () => seen.push(name));
  });
  await widget.open();
  await widget.ask("hello");
  await expect
    .poll(() => page.evaluate(() => (window as any).seen))
    .toEqual(["open", "message:sent", "message:received"]);
  await page.getByRole("button", { name: "Close chat" }).first().click();
  await expect.poll(() => page.evaluate(() => (window as any).seen.at(-1))).toBe("close");
});

test("Enter sends, Shift+Enter does not, and Escape closes and gives the focus back", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await page.getByRole("button", { name: "Open chat" }).focus();
  await page.keyboard.press("Enter");
  await expect(widget.composer).toBeFocused();
  await page.keyboard.type("one");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await expect(widget.log).toContainText(/one\s*two/);
  await expect(widget.composer).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(widget.panel).toBeHidden();
  await expect(page.getByRole("button", { name: "Open chat" })).toBeFocused();
});
