import type { Pipitd } from "../fixtures/pipitd";
import { MailServer } from "../fixtures/mailServer";
import { expect, test } from "../fixtures/test";
import type { WidgetPage } from "../pages/WidgetPage";
import type { Page } from "@playwright/test";

async function openSave(page: Page, widget: WidgetPage, service: Pipitd, ask?: string): Promise<void> {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  if (ask) {
    await widget.ask(ask);
    await expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toBeVisible();
  }
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menuitem", { name: "Save or print" }).click();
}

const byMail = (widget: WidgetPage) => widget.frame.getByRole("button", { name: "Send by e-mail" });

/** Without what quoted-printable adds. */
const plain = (content: string) =>
  Buffer.from(
    content
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    "latin1",
  ).toString("utf8");

test("a visitor sends the conversation to the address that they type", async ({
  page,
  widget,
  ownService,
}) => {
  const server = await MailServer.start();
  const service = await ownService({ mailServer: server.address });
  await openSave(page, widget, service, "a ring under $300 für Jürgen");
  await byMail(widget).click();
  const form = widget.frame.getByRole("group", { name: "Send by e-mail" });
  const field = form.getByRole("textbox");
  await expect(field).toBeFocused();

  await field.fill("jürgen at example");
  await field.press("Enter");
  await expect(form).toContainText("Please enter a full e-mail address.");
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-invalid", "true");

  await field.fill("juergen@example.com");
  await field.press("Enter");
  await expect(form).toContainText("It is on its way to juergen@example.com.");
  await expect.poll(() => server.mails.length).toBe(1);
  expect(server.mails[0]!.to).toBe("juergen@example.com");
  const text = plain(server.mails[0]!.content);
  expect(text).toContain("You: a ring under $300 für Jürgen");
  expect(text).toContain("somebody asked Demo shop to send a copy");

  for (let times = 0; times < 2; ++times) {
    await form.getByRole("button", { name: "Send", exact: true }).click();
    await expect.poll(() => server.mails.length).toBe(2 + times);
  }
  await form.getByRole("button", { name: "Send", exact: true }).click();
  await expect(form).toContainText("That was too often.");
  await field.press("Escape");
  await expect(form).toHaveCount(0);
  await expect(widget.dialog).toBeVisible();
  await expect(widget.frame.getByRole("button", { name: "Options" })).toBeFocused();
  server.stop();
});

test("before anybody has answered there is nothing to send", async ({ page, widget, ownService }) => {
  const server = await MailServer.start();
  const service = await ownService({ mailServer: server.address });
  await openSave(page, widget, service);
  await byMail(widget).click();
  await widget.frame.getByRole("textbox", { name: "Your e-mail address" }).fill("ana@example.com");
  await page.keyboard.press("Enter");
  await expect(widget.frame.getByText("There is no answer to send yet.")).toBeVisible();
  server.stop();
});

test("a service that is away is said to be", async ({ page, widget, ownService }) => {
  const server = await MailServer.start();
  const service = await ownService({ mailServer: server.address });
  await openSave(page, widget, service, "hello");
  await byMail(widget).click();
  await service.kill();
  await widget.frame.getByRole("textbox", { name: "Your e-mail address" }).fill("ana@example.com");
  await page.keyboard.press("Enter");
  await expect(widget.frame.getByText("It could not be sent.")).toBeVisible({ timeout: 30_000 });
  server.stop();
});

test("where the service has no mail server nothing is offered", async ({ page, widget, service }) => {
  await openSave(page, widget, service, "hello");
  await expect(widget.frame.getByRole("button", { name: "Print" })).toBeVisible();
  await expect(byMail(widget)).toHaveCount(0);
});
