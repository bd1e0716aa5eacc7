import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { openTab } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

// A person is asked for, and waited for in a line.

const form = (widget: WidgetPage): Locator => widget.log.getByRole("group", { name: "Talk to a person" });
const line = (widget: WidgetPage): Locator => widget.frame.locator(".who p");
const place = (number: number): string => `Waiting for a person: number ${number} in line`;

async function escalate(widget: WidgetPage): Promise<string> {
  await widget.ask("talk to a person");
  await form(widget).getByRole("textbox", { name: "Your e-mail address" }).fill("ana@example.com");
  await form(widget)
    .getByRole("textbox", { name: /^What is it about/ })
    .fill("A ring size");
  await form(widget).getByRole("button", { name: "Send" }).click();
  return widget.log.locator(".ticket .form-title").innerText();
}

test("who asks for a person has a ticket, sees their place in every tab, and moves up", async ({
  browser,
  ownService,
}) => {
  const service = await ownService();
  const address = `${service.shop}/embed/`;
  const contexts = [await browser.newContext(), await browser.newContext()] as const;
  const before = await openTab(contexts[0], address);
  const served = await escalate(before);
  await expect(line(before)).toHaveText(place(1));

  const tab = await openTab(contexts[1], address);
  const other = await openTab(contexts[1], address);
  await tab.page.evaluate(() => {
    addEventListener("pipit:escalated", (event) => {
      document.body.dataset.ticket = (event as CustomEvent).detail.ticket;
    });
  });
  const ticket = await escalate(tab);
  expect(ticket).toMatch(/^TICKET-[A-Z2-9]{8}$/);
  await expect(tab.page.locator("body")).toHaveAttribute("data-ticket", ticket);
  for (const each of [tab, other]) {
    await expect(line(each)).toHaveText(place(2));
    await expect(each.log.locator(".ticket")).toContainText(place(2));
  }

  await service.ticket("close", served);
  for (const each of [tab, other]) await expect(line(each)).toHaveText(place(1));
  await expect(before.log.locator(".ticket")).toContainText("This request is closed.");
  await expect(line(before)).toHaveText("We typically reply instantly");

  await tab.page.reload();
  await expect(line(tab)).toHaveText(place(1));
  expect(await service.ticket("list")).toContain("notes: A ring size");
  for (const context of contexts) await context.close();
});
