import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";
import type { Pipitd } from "../fixtures/pipitd";
import { WidgetPage } from "../pages/WidgetPage";

// A visitor in the widget and agents at the console, all at once.

/** A visitor of the demo shop who has asked for a person and left an address. */
async function escalated(browser: Browser, service: Pipitd): Promise<WidgetPage> {
  const widget = new WidgetPage(await (await browser.newContext()).newPage());
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("talk to a person");
  const form = widget.log.getByRole("group", { name: "Talk to a person" });
  await form.getByRole("textbox", { name: "Your e-mail address" }).fill("ana@example.com");
  await form.getByRole("button", { name: "Send" }).click();
  await widget.log.locator(".ticket .form-title").waitFor();
  return widget;
}

async function agent(browser: Browser, service: Pipitd): Promise<AdminPage> {
  const admin = new AdminPage(await (await browser.newContext()).newPage(), service);
  await admin.enter("conversations", "agent");
  return admin;
}

const queue = (page: Page) => page.getByRole("region", { name: "Queue" });
const pane = (page: Page) => page.getByRole("region", { name: /^Conversation with/ });
const log = (page: Page) => page.getByRole("log", { name: "Messages" });
/** What an open conversation asks for again and again. */
const CHANGES = /\/conversations\/c_\w+\?after=/;
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function claim(page: Page, name = "Ada"): Promise<void> {
  await queue(page).getByRole("link").first().click();
  await page.getByLabel("Visitors see you as").fill(name);
  await button(page, "Claim").click();
  await expect(pane(page).getByText("You have it")).toBeVisible();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
}

test("an agent claims a conversation, both type and talk, and hands it back", async ({
  browser,
  ownService,
}) => {
  const service = await ownService();
  const widget = await escalated(browser, service);
  const { page } = await agent(browser, service);
  await expect(page).toHaveTitle(/^\(1\) Conversations/);
  await expect(queue(page).getByRole("link")).toContainText("Waits for a person");
  await claim(page);
  await expect(widget.log.getByText("Ada has joined the chat")).toBeVisible();
  await expect(widget.frame.locator(".who p")).toHaveText("You are talking to Ada");

  await page.getByRole("textbox", { name: "Message" }).pressSequentially("Hel");
  await expect(widget.log.getByText("Ada is typing")).toBeAttached();
  await say(page, "Hello, what may I do for you?");
  await expect(widget.log.getByRole("article", { name: /^Ada/ })).toContainText("what may I do");
  await expect(widget.log.getByText("Ada is typing")).toHaveCount(0);

  await widget.composer.pressSequentially("My ring");
  await expect(log(page).getByText("types…")).toBeVisible();
  await widget.ask("My ring is too small. recommend a gift under $300");
  await expect(log(page)).toContainText("My ring is too small");
  // Nobody but the agent answers.
  await say(page, "We will change it.");
  await expect(widget.log.getByText("We will change it.")).toBeVisible();
  await expect(widget.log.locator('[data-author="assistant"]').last()).not.toContainText("$");

  await service.kill();
  await service.restart();
  await say(page, "Still here.");
  await expect(widget.log.getByText("Still here.")).toBeVisible();

  await page.getByRole("button", { name: "Note", exact: true }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("has a small finger");
  await button(page, "Keep the note").click();
  await expect(page.getByLabel("About the visitor")).toContainText("has a small finger");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Transcript" }).click();
  expect((await download).suggestedFilename()).toMatch(/^c_.*\.txt$/);

  await button(page, "Hand back").click();
  await expect(widget.log.getByText("Ada has left the chat")).toBeVisible();
  await expect(widget.frame.locator(".who p")).toHaveText("We typically reply instantly");
  await widget.ask("recommend a gift under $300");
  await expect(widget.log.locator('[data-author="assistant"]').last()).toContainText("$");
  await expect(widget.log.getByText("small finger")).toHaveCount(0);
});

test("of two agents the second is told who has it, and writes nothing", async ({ browser, ownService }) => {
  const service = await ownService();
  const widget = await escalated(browser, service);
  const first = await agent(browser, service);
  const second = await agent(browser, service);
  await queue(second.page).getByRole("link").first().click();
  await expect(button(second.page, "Claim")).toBeVisible();
  // The second one's page does not hear of it before it tries.
  await second.page.route(CHANGES, (route) => route.abort());
  await claim(first.page);
  await button(second.page, "Claim").click();
  await expect(second.page.getByRole("alert").filter({ hasText: "agent-" })).toContainText(
    "Somebody else has it",
  );
  await second.page.unroute(CHANGES);
  await expect(pane(second.page).getByText(/agent-\w+ has it/)).toBeVisible();
  await expect(second.page.getByRole("textbox", { name: "Message" })).toHaveCount(0);
  await say(first.page, "One of us.");
  await expect(log(second.page)).toContainText("One of us.");
  await expect(widget.log.getByText("One of us.")).toHaveCount(1);
});

test("where an agent is gone the assistant goes on, and another takes over", async ({
  browser,
  ownService,
}) => {
  const service = await ownService({ agentAway: 3 });
  const widget = await escalated(browser, service);
  const first = await agent(browser, service);
  await claim(first.page);
  await first.page.context().close();
  await expect(widget.log.getByText("Ada has left the chat")).toBeVisible({ timeout: 15_000 });
  await widget.ask("recommend a gift under $300");
  await expect(widget.log.locator('[data-author="assistant"]').last()).toContainText("$");
  const second = await agent(browser, service);
  await queue(second.page).getByRole("link").first().click();
  await second.page.getByLabel("Visitors see you as").fill("Bea");
  await button(second.page, "Take over").click();
  await expect(widget.log.getByText("Bea has joined the chat")).toBeVisible();
  await button(second.page, "Close").click();
  await button(second.page, "Waiting").click();
  await expect(queue(second.page)).toContainText("Nobody waits.");
});

test("a canned answer is kept, found by a slash and sent by the keyboard", async ({
  browser,
  ownService,
}) => {
  const service = await ownService();
  const widget = await escalated(browser, service);
  const admin = await agent(browser, service);
  const { page, dialog } = admin;
  await button(page, "Canned answers").click();
  await dialog.getByLabel("Name").fill("hours");
  await dialog.getByLabel("Answer").fill("We are here from nine to five.");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByText("/hours")).toBeVisible();
  expect(await admin.violations()).toEqual([]);
  await dialog.getByRole("button", { name: "Done" }).click();
  await claim(page);
  const field = page.getByLabel("Message", { exact: true });
  await field.fill("/ho");
  await expect(page.getByRole("option", { name: /hours/ })).toHaveAttribute("aria-selected", "true");
  expect(await admin.violations()).toEqual([]);
  await field.press("Enter");
  await expect(field).toHaveValue("We are here from nine to five.");
  await field.press("Enter");
  await expect(widget.log.getByText("We are here from nine to five.")).toBeVisible();
});

test("passes axe empty, with a conversation, in the dark and on a phone", async ({ browser, ownService }) => {
  const service = await ownService();
  const admin = await agent(browser, service);
  const { page } = admin;
  await expect(queue(page)).toContainText("Nobody waits.");
  expect(await admin.violations()).toEqual([]);
  const widget = await escalated(browser, service);
  await claim(page);
  await expect(widget.log.getByText("Ada has joined the chat")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await admin.violations()).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(queue(page)).toBeHidden();
  expect(await admin.violations()).toEqual([]);
  await page.getByRole("link", { name: "Back to the queue" }).click();
  await expect(queue(page)).toBeVisible();
  await page.route("**/api/admin/conversations?*", (route) => route.fulfill({ status: 503, json: {} }));
  await page.reload();
  await expect(page.getByText("This could not be loaded")).toBeVisible();
});
