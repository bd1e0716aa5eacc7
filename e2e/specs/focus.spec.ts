import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import { openTab, payloadOf, records } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

// Whoever works with the keyboard presses something that goes away with that, and is somewhere all the same.

/** With Tab alone, from where the focus is. */
async function tabTo(widget: WidgetPage, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible();
  for (let presses = 0; presses < 30; ++presses) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await widget.page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there.");
}

async function press(widget: WidgetPage, goal: Locator): Promise<void> {
  await tabTo(widget, goal);
  await widget.page.keyboard.press("Enter");
}

test("after the button that sends, the field has the focus", async ({ widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.composer.fill("a ring under $300");
  await press(widget, widget.sendButton);
  await expect(widget.sendButton).toBeDisabled();
  await expect(widget.composer).toBeFocused();
});

test("a mouse on the button that sends leaves the field ready for the next message", async ({
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.composer.fill("a ring under $300");
  await widget.log.click({ position: { x: 5, y: 5 } });
  await expect(widget.composer).not.toBeFocused();
  await widget.sendButton.click();
  await expect(widget.sendButton).toBeDisabled();
  await expect(widget.composer).toBeFocused();
});

test("a finger on the button that sends calls no keyboard that was not there", async ({
  browser,
  service,
}) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true });
  const tab = await openTab(context, `${service.shop}/embed/`);
  await tab.composer.fill("hello");
  await tab.sendButton.tap();
  await expect(tab.sendButton).toBeDisabled();
  await expect(tab.composer).toBeFocused();
  await tab.composer.fill("a ring under $300");
  await tab.composer.evaluate((field) => field.blur());
  await tab.sendButton.tap();
  await expect(tab.sendButton).toBeDisabled();
  await expect(tab.log).toContainText("a ring under $300");
  await expect(tab.composer).not.toBeFocused();
  await context.close();
});

test("after Retry of a message the list has the focus", async ({ page, widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  await page.route("**/api/chat", (route) => route.fulfill({ status: 400, body: "{}" }));
  await widget.ask("a ring under $300");
  const retry = widget.log.getByRole("button", { name: "Retry" });
  await expect(retry).toBeVisible();
  await page.unroute("**/api/chat");
  await widget.log.focus();
  await press(widget, retry);
  await expect(retry).toHaveCount(0);
  await expect(widget.log).toBeFocused();
});

test("after Dismiss of a notice the list has the focus", async ({ widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.erase();
  const dismiss = widget.banner.getByRole("button", { name: "Dismiss" });
  await expect(dismiss).toBeVisible();
  await widget.frame.getByRole("button", { name: "Options" }).focus();
  await press(widget, dismiss);
  await expect(dismiss).toHaveCount(0);
  await expect(widget.log).toBeFocused();
});

test("after Retry of a file the list has the focus", async ({ page, widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  await page.route("**/api/uploads", (route) => route.fulfill({ status: 500 }));
  const chooser = page.waitForEvent("filechooser");
  await widget.frame.getByRole("button", { name: "Attach files" }).click();
  await (
    await chooser
  ).setFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  const retry = widget.frame.getByRole("button", { name: "Try a.pdf again" });
  await expect(retry).toBeVisible();
  // This time it goes on for as long as anybody looks.
  await page.unroute("**/api/uploads");
  await page.route("**/api/uploads", () => {});
  await widget.frame.getByRole("button", { name: "Options" }).focus();
  await press(widget, retry);
  await expect(retry).toHaveCount(0);
  await expect(widget.log).toBeFocused();
});

test("after Show earlier messages and Jump to latest the list has the focus", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("hello");
  await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
  await service.addMessages((await session(page)).conversation, 200);
  await expect(widget.log).toContainText("Message 200.", { timeout: 30_000 });
  // The next page has the newest of them alone.
  await expect.poll(async () => payloadOf((await records(page)).conversation!)).toContain("Message 200.");
  await page.reload();
  await expect(widget.log).toContainText("Message 200.");
  await page.route("**/messages?before=*", (route) => route.abort());
  await widget.log.press("Home");
  const older = widget.log.getByRole("button", { name: "Show earlier messages" });
  await expect(older).toBeVisible();
  await page.unroute("**/messages?before=*");
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/messages?before=*", (route) => released.then(() => route.continue()));
  await press(widget, older);
  await expect(older).toHaveCount(0);
  await expect(widget.log).toBeFocused();
  release();
  const jump = widget.frame.getByRole("button", { name: /^Jump to latest/ });
  await press(widget, jump);
  await expect(jump).toHaveCount(0);
  await expect(widget.log).toBeFocused();
});

test("what goes away while the visitor is in the page takes no focus from there", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  await page.route("**/api/chat", (route) => route.fulfill({ status: 400, body: "{}" }));
  await widget.ask("a ring under $300");
  const retry = widget.log.getByRole("button", { name: "Retry" });
  await expect(retry).toBeVisible();
  await retry.focus();
  const other = page.getByRole("searchbox").or(page.getByRole("link")).first();
  await other.focus();
  await page.evaluate(() => (window as any).Pipit.privacy.erase());
  await expect(retry).toHaveCount(0);
  await expect(other).toBeFocused();
});
