import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

// What takes the chat, or a part of it, off pages that stand open, without a restart.

const MINUTE = 60_000;

test("a chat that is open ends within a minute, says so calmly, and comes back when it may", async ({
  browser,
  page,
  host,
  service,
}) => {
  await page.clock.install();
  await service.saveSite("killed", host.origin);
  const address = host.put("/killed", {
    html: `<script async src="${service.widget}/pipit.js" data-site="killed"></script>`,
  });
  const widget = new WidgetPage(page);
  await widget.visit(address);
  const other = await page.context().newPage();
  await other.goto(address);

  await service.operate("kill", "on");
  await page.clock.fastForward(MINUTE);
  await expect(page.getByRole("alert")).toHaveText("The chat is not available here.");
  await expect(widget.composer).toBeHidden();

  await page.clock.fastForward(4_000);
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(page.getByRole("button", { name: /chat/i })).toHaveCount(0);

  // Where nobody had touched it, it goes from the page as soon as somebody is about to.
  await other.getByRole("button", { name: "Open chat" }).hover();
  await expect(other.getByRole("button", { name: "Open chat" })).toHaveCount(0);
  await expect(new WidgetPage(other).composer).toBeHidden();

  // On pages that come now there is none.
  const script = () => fetch(`${service.widget}/pipit.js`).then((response) => response.text());
  await expect.poll(script, { timeout: 15_000 }).toBe("");
  const next = await (await browser.newContext()).newPage();
  await next.goto(address);
  await expect(next.locator("pipit-widget")).toHaveCount(0);
  await next.context().close();

  await service.operate("kill", "off");
  await expect.poll(script, { timeout: 15_000 }).not.toBe("");
  await new WidgetPage(await page.context().newPage()).visit(address);
});

/** The service is away for the next message only, and how often it was sent is told. */
async function refuseOnce(page: Page): Promise<() => number> {
  let sent = 0;
  await page.unroute("**/api/chat");
  await page.route("**/api/chat", (route) =>
    ++sent === 1 ? route.fulfill({ status: 503 }) : route.fallback(),
  );
  return () => sent;
}

test("a feature that fails too often is taken back by itself, from a page that stands open within a minute", async ({
  page,
  host,
  ownService,
}) => {
  const service = await ownService();
  await page.clock.install();
  await service.saveSite("rolled", host.origin);
  await service.operate("rollout", "create", "retryLogic", "--plan", "100");
  await service.operate("rollout", "start", "retryLogic");
  const widget = new WidgetPage(page);
  const html = `<script async src="${service.widget}/pipit.js" data-site="rolled"></script>`;
  await widget.visit(host.put("/rolled", { html }));

  // It has it: what did not go is tried again by itself.
  const before = await refuseOnce(page);
  await widget.ask("a ring under $300");
  await expect(widget.log.locator("[data-author=visitor]").last()).toContainText("Sent");
  expect(before()).toBe(2);

  // More than five of a hundred have failed. Nobody does more than tell of them.
  expect(await service.show("rollout", "list", "retryLogic")).toMatch(/retryLogic {2}completed/);
  await service.report("retryLogic", { exposures: 100, errors: 8 });
  await expect
    .poll(() => service.show("rollout", "list", "retryLogic"), { timeout: 20_000 })
    .toMatch(/retryLogic {2}rolled_back/);
  expect(await service.show("rollout", "list", "retryLogic")).toContain("pipitd: ");

  const asked = page.waitForResponse(/api\/widget\/config/);
  await page.clock.fastForward(MINUTE);
  await asked;
  const after = await refuseOnce(page);
  await widget.ask("in rose gold");
  await expect(widget.log.getByRole("button", { name: "Retry" })).toBeVisible();
  expect(after()).toBe(1);
});
