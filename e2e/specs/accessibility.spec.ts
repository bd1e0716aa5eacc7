import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";
import { openTab } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

for (const colorScheme of ["light", "dark"] as const)
  for (const [device, viewport] of Object.entries({
    desktop: { width: 1280, height: 800 },
    phone: { width: 390, height: 844 },
  }))
    test(`axe finds nothing in a conversation, ${colorScheme}, on a ${device}`, async ({
      browser,
      service,
    }) => {
      const { WidgetPage } = await import("../pages/WidgetPage");
      const page = await (
        await browser.newContext({ colorScheme, viewport, reducedMotion: "reduce" })
      ).newPage();
      const widget = new WidgetPage(page);
      await page.goto(`${service.shop}/embed/`);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await widget.open();
      await widget.ask("a ring under $300");
      await expect(widget.log.getByRole("link").first()).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.context().close();
    });

/** What a screen reader is told politely from now on, as it comes. */
async function spokenIn(widget: WidgetPage): Promise<() => Promise<string[]>> {
  const live = widget.frame.locator(".panel > [aria-live=polite]");
  await live.evaluate((element) => {
    const spoken: string[] = ((window as any).spoken = []);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) spoken.push(node.textContent!);
    }).observe(element, { childList: true });
  });
  return () => live.evaluate(() => (window as any).spoken);
}

test("a finished answer is announced once, and its pieces are not", async ({ widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  const spoken = await spokenIn(widget);
  await widget.ask("a ring under $300");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  await expect.poll(async () => (await spoken()).length).toBe(1);
});

test("a message that was not sent is announced, once each time that it has come to nothing", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  let attempts = 0;
  await page.route("**/api/chat", (route) =>
    route.fulfill(++attempts < 3 ? { status: 503 } : { status: 400, body: "{}" }),
  );
  const spoken = await spokenIn(widget);
  await widget.ask("a ring under $300");
  await expect(widget.log.getByRole("button", { name: "Retry" })).toBeVisible({ timeout: 20_000 });
  expect(attempts).toBe(3);
  await expect.poll(spoken).toEqual(["Not sent. Retry: a ring under $300"]);
  await widget.log.getByRole("button", { name: "Retry" }).click();
  await expect.poll(async () => (await spoken()).length).toBe(2);
  expect(attempts).toBe(4);
});

test("each thing to tap is as large as a finger where there is one", async ({ browser, service }) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const tab = await openTab(context, `${service.shop}/embed/`);
  const tooSmall = () =>
    tab.frame.locator("button:visible").evaluateAll((all) =>
      all.flatMap((button) => {
        const { width, height } = button.getBoundingClientRect();
        return Math.min(width, height) < 44
          ? [`${button.textContent}${button.ariaLabel} ${width} ${height}`]
          : [];
      }),
    );
  await context.route("**/api/chat", (route) => route.fulfill({ status: 400, body: "{}" }));
  await tab.ask("hello");
  await expect(tab.log.getByRole("button", { name: "Retry" })).toBeVisible();
  expect(await tooSmall()).toEqual([]);
  await tab.erase();
  await expect(tab.banner.getByRole("button", { name: "Dismiss" })).toBeVisible();
  expect(await tooSmall()).toEqual([]);
  await context.close();
});
