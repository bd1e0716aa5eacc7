import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Locator } from "@playwright/test";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { openTab } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

// Conversations that ask by forms: each is gone on with after a reload, in another tab, and when the network is back.

const group = (widget: WidgetPage, name: string): Locator => widget.log.getByRole("group", { name }).last();
const find = (widget: WidgetPage) => group(widget, "Find your order");
const giveBack = (widget: WidgetPage) => group(widget, "Return, resize or care");
const stylist = (widget: WidgetPage) => group(widget, "Talk to a person");
const discover = (widget: WidgetPage) => group(widget, "Find a piece");
const updates = (widget: WidgetPage) => group(widget, "News about your order");

const field = (form: Locator, name: string): Locator => form.getByRole("textbox", { name });
const choose = (form: Locator, name: string | RegExp) =>
  form.getByRole("radio", { name }).check({ force: true });
const send = (form: Locator) => form.getByRole("button", { name: "Send" }).click();
const reply = (widget: WidgetPage, name: string) =>
  widget.log.getByRole("list", { name: "Suggested replies" }).getByRole("button", { name }).click();
const steps = (widget: WidgetPage): Locator => widget.log.locator(".order").last().getByRole("listitem");

const shop = (service: Pipitd, page = ""): string => `${service.shop}/embed/${page}`;

async function twoTabs(context: BrowserContext, service: Pipitd): Promise<readonly [WidgetPage, WidgetPage]> {
  return [await openTab(context, shop(service)), await openTab(context, shop(service, "care.html"))];
}

/** An order that was delivered, with a piece that is engraved. */
const DELIVERED = { number: "10187", postal: "60614" };

async function proveDelivered(widget: WidgetPage): Promise<void> {
  await field(find(widget), "Your order number").fill(DELIVERED.number);
  await field(find(widget), "Postal code").fill(DELIVERED.postal);
  await send(find(widget));
}

test("an order is found by a form that a reload leaves as it was, and another tab sends", async ({
  context,
  service,
}) => {
  const [first, second] = await twoTabs(context, service);
  await first.ask("Where is my order?");
  await field(find(first), "Your order number").fill("GG-10234");
  await first.page.reload();
  await expect(field(find(first), "Your order number")).toHaveValue("GG-10234");
  await expect(field(find(second), "Your order number")).toHaveValue("GG-10234");
  await field(find(second), "Your e-mail address").fill("mara@example.com");
  await send(find(second));
  for (const tab of [first, second]) {
    await expect(steps(tab)).toHaveCount(5);
    await expect(tab.log.locator(".order [aria-current=step]")).toContainText("In production");
    await expect(steps(tab).first()).toContainText("October 28, 2026");
    await expect(find(tab).getByRole("button")).toHaveCount(0);
  }
  await first.page.reload();
  await expect(steps(first)).toHaveCount(5);
});

test("a wrong proof shows nothing, and what was wrong is asked for again", async ({ context, service }) => {
  const tab = await openTab(context, shop(service));
  await tab.ask("where is order 10234");
  await expect(field(find(tab), "Your order number")).toHaveCount(0);
  await field(find(tab), "Your e-mail address").fill("eve@example.com");
  await send(find(tab));
  await expect(tab.log.locator(".theirs").last()).toContainText("could not find");
  await expect(tab.log.locator(".order")).toHaveCount(0);
  await field(find(tab), "Your order number").fill("10234");
  await field(find(tab), "Postal code").fill("94107");
  await send(find(tab));
  await expect(steps(tab)).toHaveCount(5);
});

test("a form that is sent offline finds the order when the network is back", async ({ context, service }) => {
  const tab = await openTab(context, shop(service));
  await tab.ask("Where is my order?");
  await expect(find(tab)).toBeVisible();
  await context.setOffline(true);
  await field(find(tab), "Your order number").fill("10234");
  await field(find(tab), "Postal code").fill("94107");
  await send(find(tab));
  await expect(tab.log.getByText("Sending…")).toBeAttached();
  await expect(field(find(tab), "Postal code")).toBeDisabled();
  await context.setOffline(false);
  await expect(steps(tab)).toHaveCount(5);
  await expect(tab.log.getByText("Your order number: 10234")).toHaveCount(1);
});

test("a piece is sent in for care: begun in one tab, reloaded, and ended in another", async ({
  context,
  service,
}) => {
  const [first, second] = await twoTabs(context, service);
  await first.ask("I want to return something");
  await expect(first.log.locator(".theirs").last()).toContainText("within 30 days");
  await proveDelivered(first);
  await choose(giveBack(first), "Care or repair");
  await expect(giveBack(second).getByRole("radio", { name: "Care or repair" })).toBeChecked();
  await first.page.reload();
  await expect(giveBack(first).getByRole("radio", { name: "Care or repair" })).toBeChecked();
  await choose(giveBack(second), /^Everyday Hoops/);
  await field(giveBack(second), "What is the reason?").fill("It is a little dull");
  await context.setOffline(true);
  await send(giveBack(second));
  await expect(second.log.getByText("Sending…")).toBeAttached();
  await context.setOffline(false);
  for (const tab of [first, second]) {
    await expect(tab.log.locator(".ticket .form-title")).toHaveText(/^RMA-[A-Z2-9]{8}$/);
    await expect(tab.log.locator(".theirs").last()).toContainText("to our workshop");
  }
  expect(await service.ticket("list")).toContain("reason: It is a little dull");

  // The same again, by whomever.
  await second.ask("return it");
  // The form of before has it chosen still.
  await expect(giveBack(second).getByRole("radio", { name: "Care or repair" })).not.toBeChecked();
  await choose(giveBack(second), "Care or repair");
  await choose(giveBack(second), /^Everyday Hoops/);
  await send(giveBack(second));
  await expect(second.log.locator(".theirs").last()).toContainText("already");
});

test("an engraved piece is not taken back: it is said why, and a person is one tap away", async ({
  context,
  service,
}) => {
  const tab = await openTab(context, shop(service));
  await tab.ask(`order ${DELIVERED.number} ${DELIVERED.postal}`);
  await reply(tab, "Return or resize it");
  await choose(giveBack(tab), "Return it");
  await choose(giveBack(tab), /^All of order/);
  await send(giveBack(tab));
  await expect(tab.log.locator(".theirs").last()).toContainText("engraved");
  await reply(tab, "Talk to a person");
  await expect(stylist(tab)).toBeVisible();
});

test("a stylist is told what is on the list and when it suits; then it is asked how it was", async ({
  context,
  service,
}) => {
  const [first, second] = await twoTabs(context, service);
  await first.ask("a ring under $300");
  const heart = first.log.getByRole("button", { name: /^Put .* on your list$/ }).first();
  const title = (await heart.getAttribute("aria-label"))!.replace(/^Put (.*) on your list$/, "$1");
  await heart.click();
  await first.log.getByRole("button", { name: "1 piece on your list" }).click();
  await first.log.getByRole("button", { name: "Ask a stylist about them" }).click();
  await expect(field(stylist(first), "Pieces on your list")).toHaveValue(title);
  await choose(stylist(first), "Morning");
  await field(stylist(first), "Your e-mail address").fill("ana@exam");
  await first.page.reload();
  await expect(field(stylist(second), "Your e-mail address")).toHaveValue("ana@exam");
  await field(stylist(second), "Your e-mail address").fill("ana@example.com");
  await context.setOffline(true);
  await send(stylist(second));
  await context.setOffline(false);
  for (const tab of [first, second])
    await expect(tab.log.locator(".ticket .form-title")).toHaveText(/^TICKET-[A-Z2-9]{8}$/);
  const tickets = await service.ticket("list");
  expect(tickets).toContain(`shortlist: ${title}`);
  expect(tickets).toContain("time: Morning");
  await reply(first, "That’s all, thanks");
  for (const tab of [first, second]) await expect(group(tab, "How was this chat?")).toBeVisible();
});

test("who does not know what they want fills in a form and gets a row of pieces; an empty one has choices", async ({
  context,
  service,
}) => {
  const [first, second] = await twoTabs(context, service);
  await first.ask("help me choose");
  await choose(discover(first), /^Ring$/);
  await first.page.reload();
  await expect(discover(first).getByRole("radio", { name: "Ring", exact: true })).toBeChecked();
  await choose(discover(second), "Up to $500");
  await context.setOffline(true);
  await send(discover(second));
  await context.setOffline(false);
  for (const tab of [first, second]) {
    await expect(tab.log.locator(".theirs").last()).toContainText("rings up to $500");
    await expect(tab.log.locator(".cards").last().getByRole("link")).toHaveCount(6);
  }
  await first.ask("platinum rings under $20");
  await expect(first.log.locator(".theirs").last()).toContainText("I found no platinum rings");
  await expect(
    first.log.getByRole("list", { name: "Suggested replies" }).getByRole("button"),
  ).not.toHaveCount(0);
});

test("news of an order are agreed to, and need an address", async ({ context, service }) => {
  const [first, second] = await twoTabs(context, service);
  await first.ask("order 10234 94107");
  await reply(first, "Send me updates");
  await choose(updates(first), "Yes, write to me about order 10234");
  await first.page.reload();
  await expect(updates(first).getByRole("radio")).toBeChecked();
  await send(updates(second));
  await expect(second.log.locator(".theirs").last()).toContainText("as well");
  await choose(updates(second), "Yes, write to me about order 10234");
  await context.setOffline(true);
  await field(updates(second), "Your e-mail address").fill("mara@example.com");
  await send(updates(second));
  await context.setOffline(false);
  for (const tab of [first, second])
    await expect(tab.log.locator(".theirs").last()).toContainText("may write to mara@example.com");
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing in forms, stages and the list, ${colorScheme}`, async ({ browser, service }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
    const tab = await openTab(context, shop(service));
    const violations = async () => (await new AxeBuilder({ page: tab.page }).analyze()).violations;
    await tab.ask("Where is my order?");
    await expect(find(tab)).toBeVisible();
    expect(await violations()).toEqual([]);
    await tab.ask("order 10234 94107");
    await expect(steps(tab)).toHaveCount(5);
    expect(await violations()).toEqual([]);
    await tab.ask("a ring under $300");
    await tab.log
      .getByRole("button", { name: /^Put .* on your list$/ })
      .first()
      .click();
    await tab.log.getByRole("button", { name: "1 piece on your list" }).click();
    expect(await violations()).toEqual([]);
    await tab.log.getByRole("button", { name: "Compare" }).click();
    await tab.log.getByRole("button", { name: "Clear the list" }).click();
    expect(await violations()).toEqual([]);
    await context.close();
  });
