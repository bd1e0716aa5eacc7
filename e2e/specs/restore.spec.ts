import { expect, test } from "../fixtures/test";

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
  await expect.poll(() => stored(page, "conversation")).toContain("A necklace under $500");

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

test("a draft survives a reload", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.composer.fill("I have not decided y");
  await expect.poll(() => stored(page, "draft")).toContain("not decided");
  await page.reload();
  await expect(widget.composer).toHaveValue("I have not decided y");
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
  await expect.poll(() => stored(page, "conversation"), { timeout: 30_000 }).not.toContain("first of many");
  await page.reload();
  await expect(widget.log).toContainText("hello number 39");
  await expect(widget.log).not.toContainText("first of many");
  await widget.log.evaluate((log) => log.scrollTo(0, 0));
  await expect(widget.log).toContainText("first of many");
});

async function stored(page: import("@playwright/test").Page, key: string): Promise<string> {
  return page.evaluate((name) => localStorage.getItem(name) ?? "", `pipit:demo-shop:${key}`);
}

async function session(
  page: import("@playwright/test").Page,
): Promise<{ token: string; conversation: string }> {
  await expect.poll(() => stored(page, "session")).not.toBe("");
  return JSON.parse((await stored(page, "session")).split("\n")[1]!);
}
