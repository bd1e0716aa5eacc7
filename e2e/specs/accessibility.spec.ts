import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

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

test("a finished answer is announced once, and its pieces are not", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  const live = widget.frame.locator("[aria-live=polite]").first();
  await live.evaluate((element) => {
    const spoken: string[] = ((window as any).spoken = []);
    new MutationObserver(() => element.textContent && spoken.push(element.textContent)).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await widget.ask("a ring under $300");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  const frame = page.frames().find((candidate) => candidate.url().startsWith(service.widget))!;
  await expect.poll(() => frame.evaluate(() => (window as any).spoken.length)).toBe(1);
});
