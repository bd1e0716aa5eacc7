import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { WidgetPage } from "../pages/WidgetPage";

// What an owner wants to know before a chat begins.

async function visit(page: Page, host: HostServer, service: Pipitd): Promise<WidgetPage> {
  await service.saveSite("prechat", host.origin);
  await service.changeSite("prechat", "--prechat", "name,email!");
  await page.goto(
    host.put("/prechat", {
      html: `<script async src="${service.widget}/pipit.js" data-site="prechat"></script>`,
    }),
  );
  return new WidgetPage(page);
}

const form = (widget: WidgetPage): Locator => widget.log.getByRole("group", { name: "Before we begin" });
const field = (widget: WidgetPage, name: string): Locator => form(widget).getByRole("textbox", { name });

test("the first question is answered when the form is filled in, and nobody is asked twice", async ({
  page,
  host,
  service,
}) => {
  const widget = await visit(page, host, service);
  await widget.open();
  await widget.ask("a ring under $300");
  await expect(form(widget)).toBeVisible();
  await expect(widget.log.getByRole("link")).toHaveCount(0);

  await form(widget).getByRole("button", { name: "Send" }).click();
  await expect(form(widget).getByText("Please fill this in.")).toHaveCount(1);
  await field(widget, "Your e-mail address").fill("ana");
  await expect(form(widget).getByText("Please enter a full e-mail address.")).toBeVisible();
  await field(widget, "Your e-mail address").fill("ana@example.com");
  await expect(field(widget, "Your name (optional)")).toHaveAttribute("autocomplete", "name");
  await field(widget, "Your name (optional)").fill("Ana");
  await form(widget).getByRole("button", { name: "Send" }).click();
  await expect(widget.log.getByRole("link").first()).toBeVisible();

  await widget.ask("hello");
  await expect(widget.log.locator(".theirs").last()).toContainText("Hello! I can search");
  await page.reload();
  await expect(field(widget, "Your e-mail address")).toHaveValue("ana@example.com");
  await expect(field(widget, "Your e-mail address")).toBeDisabled();
  await expect(form(widget)).toHaveCount(1);
});

test("who asks by the page's API, and offline, is asked when the message arrives", async ({
  page,
  host,
  service,
  context,
}) => {
  const widget = await visit(page, host, service);
  await widget.open();
  await context.setOffline(true);
  await page.evaluate(() => (window as any).Pipit.send("hello"));
  await expect(widget.log.getByText("hello", { exact: true })).toBeVisible();
  await expect(form(widget)).toHaveCount(0);
  await context.setOffline(false);
  await expect(form(widget)).toBeVisible();
  // Nobody is locked out.
  await widget.ask("a ring under $300");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
});
