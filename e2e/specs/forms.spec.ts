import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import { openTab, payloadOf, records } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

const FAREWELL = "That’s all, thanks";

const csat = (widget: WidgetPage): Locator => widget.log.getByRole("group", { name: "How was this chat?" });
const nps = (widget: WidgetPage): Locator => widget.log.getByRole("group", { name: /^How likely/ });
const replies = (widget: WidgetPage): Locator => widget.log.getByRole("list", { name: "Suggested replies" });

/** Greets, and then says goodbye. */
async function sayGoodbye(widget: WidgetPage): Promise<void> {
  await widget.ask("hello");
  await expect(replies(widget)).toBeVisible();
  await widget.ask(FAREWELL);
  await expect(csat(widget)).toBeVisible();
}

interface Stored {
  author: string;
  text: string;
  answer?: { form: string; values: unknown };
}

/** What the service has of a conversation's answers. */
async function answers(page: Page, widgetOrigin: string): Promise<Stored["answer"][]> {
  const { token, conversation } = await session(page);
  const response = await fetch(`${widgetOrigin}/api/conversations/${conversation}/messages?limit=100`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { messages } = (await response.json()) as { messages: Stored[] };
  return messages.flatMap(({ answer }) => (answer ? [answer] : []));
}

test("a reply that is tapped is said, and what is being written stays", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("hello");
  await expect(replies(widget).getByRole("button")).toHaveCount(4);
  await widget.composer.fill("not yet said");
  await replies(widget).getByRole("button", { name: "A ring under $300" }).click();
  await expect(widget.log.locator(".mine").last()).toContainText("A ring under $300");
  await expect(widget.composer).toHaveValue("not yet said");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  await expect(replies(widget).getByRole("button", { name: "Where is my order?" })).toHaveCount(0);
});

test("a rating is given once, is there after a reload and in another tab, and is followed by one more question", async ({
  context,
  service,
}) => {
  const first = await openTab(context, `${service.shop}/embed/`);
  const second = await openTab(context, `${service.shop}/embed/`);
  await sayGoodbye(first);
  await expect(csat(second)).toBeVisible();
  await first.page.evaluate(() => {
    addEventListener("pipit:csat", (event) => {
      document.body.dataset.csat = JSON.stringify((event as CustomEvent).detail);
    });
  });
  await csat(first).getByRole("radio", { name: "4 stars" }).check({ force: true });
  await csat(first).getByRole("textbox").fill("Great help");
  await csat(first).getByRole("button", { name: "Send" }).click();
  await expect(first.page.locator("body")).toHaveAttribute(
    "data-csat",
    '{"rating":4,"comment":"Great help"}',
  );
  for (const tab of [first, second]) {
    await expect(tab.log.locator(".mine").last()).toContainText("★★★★☆ Great help");
    await expect(csat(tab).getByRole("radio", { name: "4 stars" })).toBeChecked();
    await expect(csat(tab).getByRole("radio", { name: "4 stars" })).toBeDisabled();
    await expect(csat(tab).getByRole("textbox")).toHaveValue("Great help");
    await expect(csat(tab).getByRole("button")).toHaveCount(0);
    await expect(nps(tab)).toBeVisible();
  }
  await first.page.reload();
  await expect(csat(first).getByRole("radio", { name: "4 stars" })).toBeChecked();
  await expect(csat(first).getByRole("radio", { name: "4 stars" })).toBeDisabled();
  await nps(first).getByRole("radio", { name: "9", exact: true }).check({ force: true });
  await nps(first).getByRole("button", { name: "Send" }).click();
  await expect(first.log.locator(".mine").last()).toContainText("9/10");
  await expect(first.log.locator(".theirs").last()).toContainText("Thank you!");
  expect(await answers(first.page, service.widget)).toMatchObject([
    { form: "csat", values: { rating: 4, comment: "Great help" } },
    { form: "nps", values: { score: 9 } },
  ]);
});

test("a rating that is given offline is shown at once, and reaches the service once", async ({
  context,
  service,
}) => {
  const tab = await openTab(context, `${service.shop}/embed/`);
  await sayGoodbye(tab);
  await context.setOffline(true);
  await csat(tab).getByRole("radio", { name: "2 stars" }).check({ force: true });
  await csat(tab).getByRole("button", { name: "Send" }).click();
  await expect(csat(tab).getByRole("radio", { name: "2 stars" })).toBeDisabled();
  await expect(tab.log.getByText("Sending…")).toBeAttached();
  const other = await (async () => {
    await context.setOffline(false);
    return openTab(context, `${service.shop}/embed/care.html`);
  })();
  for (const each of [tab, other]) {
    await expect(each.log.getByText("★★☆☆☆")).toHaveCount(1);
    await expect(csat(each).getByRole("radio", { name: "2 stars" })).toBeChecked();
    await expect(each.log.getByText("Sending…")).toHaveCount(0);
    await expect(each.log.locator(".theirs").last()).toContainText("I am sorry that it was not better");
  }
  expect(await answers(tab.page, service.widget)).toMatchObject([{ form: "csat", values: { rating: 2 } }]);
});

test("an answer that was on its way when the page went is sent by the next", async ({ context, service }) => {
  const tab = await openTab(context, `${service.shop}/embed/`);
  await sayGoodbye(tab);
  await context.route("**/api/chat", (route) => route.abort());
  await csat(tab).getByRole("radio", { name: "5 stars" }).check({ force: true });
  await csat(tab).getByRole("button", { name: "Send" }).click();
  await expect(tab.log.getByText("★★★★★")).toBeVisible();
  // It is on its way to the storage when it is shown: a page that goes says so, one that is shut cuts it off.
  await expect.poll(async () => payloadOf((await records(tab.page))["outbox"] ?? "")).toContain("rating");
  await tab.page.close();
  await context.unroute("**/api/chat");
  const next = await openTab(context, `${service.shop}/embed/`);
  await expect(nps(next)).toBeVisible();
  await expect(next.log.getByText("★★★★★")).toHaveCount(1);
  await expect(csat(next).getByRole("radio", { name: "5 stars" })).toBeDisabled();
  expect(await answers(next.page, service.widget)).toMatchObject([{ form: "csat", values: { rating: 5 } }]);
});

/** What the page hears the visitor press. */
const hearActions = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: unknown[] = ((window as any).actions = []);
    addEventListener("pipit:action", (event) => heard.push((event as CustomEvent).detail));
  });
const actions = (page: Page) => page.evaluate(() => (window as any).actions as { kind: string }[]);

test("the page hears what is pressed, in our own words, and of no other tab", async ({
  context,
  service,
}) => {
  const tab = await openTab(context, `${service.shop}/embed/`);
  const other = await openTab(context, `${service.shop}/embed/`);
  for (const { page } of [tab, other]) await hearActions(page);
  await tab.ask("hello");
  await replies(tab).getByRole("button", { name: "A ring under $300" }).click();
  await expect.poll(() => actions(tab.page)).toEqual([{ kind: "reply", label: "A ring under $300" }]);

  const card = tab.log.locator("a.card").first();
  const title = await card.locator(".title").innerText();
  const url = await card.evaluate((link: HTMLAnchorElement) => link.href);
  // The page stays, so that it can be asked.
  await card.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await card.click();
  await expect.poll(() => actions(tab.page)).toHaveLength(2);
  expect((await actions(tab.page))[1]).toEqual({ kind: "card", label: title, url });

  await tab.ask(FAREWELL);
  await csat(tab).getByRole("radio", { name: "4 stars" }).check({ force: true });
  await csat(tab).getByRole("textbox").fill("ann@example.com was kind");
  await csat(tab).getByRole("button", { name: "Send" }).click();
  await expect.poll(() => actions(tab.page)).toHaveLength(3);
  expect((await actions(tab.page))[2]).toEqual({ kind: "form", id: "csat" });
  await expect(csat(other).getByText("This has been sent.")).toBeAttached();
  expect(await actions(other.page)).toEqual([]);
});

test("a keyboard alone chooses a reply and fills in a form, and is told what is missing", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("thanks");
  const reply = replies(widget).getByRole("button", { name: FAREWELL });
  await reply.focus();
  await page.keyboard.press("Enter");
  const form = csat(widget);
  await expect(form).toBeVisible();
  await form.getByRole("button", { name: "Send" }).focus();
  await page.keyboard.press("Enter");
  await expect(form.getByText("Please choose one.")).toBeVisible();
  const stars = form.getByRole("radiogroup", { name: "Your rating" });
  await expect(stars).toHaveAttribute("aria-invalid", "true");
  await expect(stars).toHaveAccessibleDescription("Please choose one.");
  await expect(form.getByRole("radio", { name: "1 star" })).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(form.getByRole("radio", { name: "2 stars" })).toBeChecked();
  await expect(form.getByText("Please choose one.")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await page.keyboard.type("So so");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(widget.log.getByText("★★☆☆☆ So so")).toBeVisible();
  await expect(form).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing in replies and forms, ${colorScheme}`, async ({ browser, service }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
    const tab = await openTab(context, `${service.shop}/embed/`);
    const find = async () => (await new AxeBuilder({ page: tab.page }).analyze()).violations;
    await tab.ask("hello");
    await expect(replies(tab)).toBeVisible();
    expect(await find()).toEqual([]);
    await tab.ask(FAREWELL);
    await csat(tab).getByRole("button", { name: "Send" }).click();
    await expect(csat(tab).getByText("Please choose one.")).toBeVisible();
    expect(await find()).toEqual([]);
    await csat(tab).getByRole("radio", { name: "5 stars" }).check({ force: true });
    await csat(tab).getByRole("button", { name: "Send" }).click();
    await expect(nps(tab)).toBeVisible();
    expect(await find()).toEqual([]);
    await context.close();
  });

test("each thing to tap is as large as a finger where there is one", async ({ browser, service }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const tab = await openTab(context, `${service.shop}/embed/`);
  await sayGoodbye(tab);
  await csat(tab).getByRole("radio", { name: "5 stars" }).check({ force: true });
  await csat(tab).getByRole("button", { name: "Send" }).click();
  await expect(nps(tab)).toBeVisible();
  const sizes = await tab.log.locator(".form button, .form label:has([type=radio])").evaluateAll((all) =>
    all.map((one) => {
      const { width, height } = one.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  expect(sizes).toHaveLength(5 + 11 + 1);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  await context.close();
});
