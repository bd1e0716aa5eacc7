import { expect, test } from "../fixtures/test";
import type { WidgetPage } from "../pages/WidgetPage";

const button = (widget: WidgetPage) => widget.frame.getByRole("button", { name: "Emoji" });
const cell = (widget: WidgetPage, name: string) => widget.frame.getByRole("gridcell", { name, exact: true });
const sent = (widget: WidgetPage) => widget.log.locator("[data-author=visitor] .text");

test("an emoji is picked with the mouse, sent and read again on the next page", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.composer.pressSequentially("Thank you ");
  await button(widget).click();
  await cell(widget, "smiling face with heart-eyes").click();
  await expect(widget.composer).toHaveValue("Thank you 😍");
  await expect(widget.composer).toBeFocused();
  await widget.sendButton.click();
  await expect(sent(widget)).toHaveText("Thank you 😍");
  await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
  await page.reload();
  await expect(sent(widget)).toHaveText("Thank you 😍");
});

test("an emoji is picked and sent with keys alone", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.composer.focus();
  // The one before it is for files.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(button(widget)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(cell(widget, "grinning face")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(cell(widget, "grinning face with big eyes")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(widget.composer).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(sent(widget)).toHaveText("😃");
  await expect(widget.composer).toHaveValue("");
});

test("the draft with its emoji is there on the next page, and in the other tab", async ({
  context,
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await button(widget).click();
  await cell(widget, "thumbs up").click();
  await page.reload();
  await expect(widget.composer).toHaveValue("👍");
  const other = await context.newPage();
  await other.goto(`${service.shop}/embed/`);
  await other.getByRole("button", { name: /^(Open|Close) chat/ }).waitFor();
  await other.evaluate(() => (window as unknown as { Pipit: { open(): unknown } }).Pipit.open());
  await expect(other.frameLocator('iframe[src*="/frame/?site="]').getByRole("textbox")).toHaveValue("👍");
});
