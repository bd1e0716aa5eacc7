import type { Page } from "@playwright/test";
import { storedRecord } from "../../js-glue/abi/storedRecord.testing";
import { expect, test } from "../fixtures/test";
import { conversation } from "../pages/session";
import { payloadOf } from "../pages/tabs";
import { WidgetPage } from "../pages/WidgetPage";

test("after a reload and on another page the conversation is there before the network answers", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("A necklace under $500");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  await expect(widget.log.getByText("Sent")).toBeAttached();
  await expect
    .poll(async () => payloadOf(await stored(page, "conversation")))
    .toMatch(/A necklace under \$500.*embed\/products/);

  // From here on the service says nothing to any request of the API.
  await page.route("**/api/**", () => undefined);
  for (const path of ["/embed/rings.html", "/embed/care.html"]) {
    await page.goto(service.shop + path);
    await expect(widget.log).toContainText("A necklace under $500");
    await expect(widget.log.getByRole("link").first()).toBeVisible();
  }
  await page.reload();
  await expect(widget.log).toContainText("A necklace under $500");
});

const LEAVING = {
  "a reload": (page: Page) => page.reload(),
  "a link": (page: Page) => page.getByRole("link", { name: "Rings" }).first().click(),
};

for (const [how, leave] of Object.entries(LEAVING))
  test(`a draft typed just before ${how} is there afterwards`, async ({ page, widget, service }) => {
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    for (const words of ["I", " have", " not", " decided", " y"]) {
      const before = await widget.composer.inputValue();
      await widget.composer.press("End");
      await widget.composer.pressSequentially(words);
      await leave(page);
      await expect(widget.composer).toHaveValue(before + words);
    }
  });

test("a draft emptied just before a reload does not come back", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.composer.pressSequentially("no");
  await page.reload();
  await expect(widget.composer).toHaveValue("no");
  await widget.composer.press("ControlOrMeta+a");
  await widget.composer.press("Delete");
  await page.reload();
  await expect(widget.composer).toHaveValue("");
});

/** The engine's clock stands still from when it is told to: nothing that waits for a while is ever due. */
function stoppable(): void {
  const now = performance.now.bind(performance);
  let stopped: number | undefined;
  performance.now = () => stopped ?? now();
  Object.assign(window, { stopClock: () => (stopped = now()) });
}

test("what waits to be stored is stored as soon as a link is followed", async ({
  page,
  widget,
  ownService,
}) => {
  // The first change is stored at once: what is waited for must not be among it.
  const service = await ownService({ pace: 100 });
  await page.addInitScript(stoppable);
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  // What joins the other tabs and opens the stream waits for a while as well: it has to be done.
  await widget.ask("Hello");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  await expect(widget.log.locator('[data-author="assistant"]')).toBeVisible();
  await widget.composer.evaluate(() => (window as unknown as { stopClock(): void }).stopClock());
  await widget.ask("A necklace under $500");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  // A page of the same origin, since the one that is being left answers no more.
  const beside = await page.context().newPage();
  await beside.goto(`${service.shop}/pipit.js`);
  const conversationStored = async () => payloadOf(await stored(beside, "conversation"));
  expect(await conversationStored()).not.toContain("embed/products");
  await page.route("**/embed/rings.html", async (route) => {
    await expect.poll(conversationStored).toContain("embed/products");
    await route.continue();
  });
  await page.getByRole("link", { name: "Rings" }).first().click();
  await page.waitForURL("**/embed/rings.html");
});

const LOST = {
  "another page": async (page: Page, next: string) => {
    // A page of the browser's own stands there until the network is back.
    await expect(page.goto(next)).rejects.toThrow("ERR_INTERNET_DISCONNECTED");
    await page.waitForURL("chrome-error:**");
    await page.context().setOffline(false);
    await page.goto(next);
    return page;
  },
  "another tab": async (page: Page, next: string) => {
    const context = page.context();
    const tab = await context.newPage();
    await page.close();
    await context.setOffline(false);
    await tab.goto(next);
    return tab;
  },
};

for (const [where, leave] of Object.entries(LOST))
  test(`what could not be sent goes out once on ${where}, though nobody touches the chat there`, async ({
    page,
    widget,
    service,
  }) => {
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    await widget.ask("Hello");
    await expect(widget.log.getByText("Sent")).toBeAttached();
    await expect(widget.log.locator('[data-author="assistant"] .text:not(.streaming)')).toBeVisible();
    const visitor = await session(page);
    await page.context().setOffline(true);
    await widget.ask("A necklace under $500");
    await expect(widget.log.getByText("Sending…")).toBeAttached();
    await widget.launcher.click();

    const next = new WidgetPage(await leave(page, `${service.shop}/embed/rings.html`));
    await expect
      .poll(() => conversation(service.widget, visitor))
      .toEqual(["Hello", "A necklace under $500"]);
    // The answer has come as well, and is there to be seen by whoever opens the chat.
    await expect(next.launcher).toHaveAccessibleDescription("1 unread");
    await expect(next.launcher).toHaveAttribute("aria-expanded", "false");
    await expect(next.panel).toBeHidden();

    // Once it is read nothing waits any longer, so the page after it has the launcher alone.
    await next.open();
    await expect(next.launcher).toHaveAccessibleDescription("");
    await next.launcher.click();
    // A pointer on the launcher would load the chat.
    await next.page.mouse.move(1, 1);
    for (const name of ["outbox", "waits"]) await expect.poll(() => stored(next.page, name)).toBe("");
    const asked: string[] = [];
    next.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await next.page.goto(`${service.shop}/embed/care.html`);
    await next.page.waitForLoadState("networkidle");
    expect(asked.filter((path) => path.startsWith("/frame"))).toEqual([]);
    expect(await conversation(service.widget, visitor)).toEqual(["Hello", "A necklace under $500"]);
  });

test("a stored message of no calendar's time does not hide the conversation", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("A necklace under $500");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  await expect
    .poll(async () => payloadOf(await stored(page, "conversation")))
    .toContain("A necklace under $500");
  // A page of the same origin without a chat that would write its own record.
  await page.goto(`${service.shop}/pipit.js`);
  const conversation = JSON.parse((await stored(page, "conversation")).split("\n")[1]!);
  for (const message of conversation.messages) message.at = 1e300;
  await page.evaluate(
    ([name, text]) => localStorage.setItem(name!, text!),
    ["pipit:demo-shop:conversation", storedRecord(conversation, Date.now())],
  );
  await page.route("**/api/**", () => undefined);
  await page.goto(`${service.shop}/embed/`);
  await expect(widget.log).toContainText("A necklace under $500");
});

test("two visitors never see each other's conversation", async ({ browser, service }) => {
  const { WidgetPage } = await import("../pages/WidgetPage");
  const visitors = await Promise.all(
    ["my secret is blue", "my secret is green"].map(async (text) => {
      const page = await (await browser.newContext()).newPage();
      const widget = new WidgetPage(page);
      await page.goto(`${service.shop}/embed/`);
      await widget.open();
      await widget.ask(text);
      await expect(widget.log.getByText("Sent")).toBeAttached();
      return { page, widget, text };
    }),
  );
  for (const { page, widget, text } of visitors) {
    await page.reload();
    await expect(widget.log).toContainText(text);
    const other = visitors.find((visitor) => visitor.text !== text)!;
    await expect(widget.log).not.toContainText(other.text);
    // Nor with one's own token and the other's conversation.
    const own = await session(page);
    const theirs = await session(other.page);
    const answer = await fetch(`${service.widget}/api/conversations/${theirs.conversation}/messages`, {
      headers: { authorization: `Bearer ${own.token}` },
    });
    expect(answer.status).toBe(404);
  }
});

test("older messages come from the service when the visitor scrolls up", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("first of many");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  const { token } = await session(page);
  for (let i = 0; i < 40; ++i) {
    const answer = await fetch(`${service.widget}/api/chat`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ clientId: `from-another-page-${i}`, text: `hello number ${i}` }),
    });
    expect(answer.status).toBe(202);
  }
  await expect(widget.log).toContainText("hello number 39");
  // With the answers there are more than are kept: the first is the service's alone by then.
  const kept = async () => {
    const record = payloadOf(await stored(page, "conversation"));
    return ["first of many", "hello number 39"].map((text) => record.includes(text));
  };
  await expect.poll(kept, { timeout: 30_000 }).toEqual([false, true]);
  await page.reload();
  // The answers to all forty stand behind the last question.
  await expect(widget.log).toContainText("Hello!");
  await expect(widget.log).not.toContainText("first of many");
  // What comes in above moves nothing, so there is a new top each time.
  await expect(async () => {
    await widget.log.evaluate((log) => log.scrollTo(0, 0));
    await expect(widget.log).toContainText("first of many", { timeout: 1_000 });
  }).toPass();
});

async function stored(page: Page, key: string): Promise<string> {
  return page.evaluate((name) => localStorage.getItem(name) ?? "", `pipit:demo-shop:${key}`);
}

async function session(page: Page): Promise<{ token: string; conversation: string }> {
  await expect.poll(() => stored(page, "session")).not.toBe("");
  return JSON.parse((await stored(page, "session")).split("\n")[1]!);
}
