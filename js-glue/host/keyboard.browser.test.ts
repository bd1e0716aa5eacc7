import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "@playwright/test";
import { Fixture, frameOf } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const panel = (page: Page) => page.locator("pipit-widget iframe").boundingBox();

async function opened(options = phone): Promise<Page> {
  const page = await fixture.visit(
    { body: "<input><div id=long></div><style>#long { height: 3000px }</style>" },
    options,
  );
  await page.getByRole("button", { name: "Open chat" }).tap();
  await frameOf(page);
  return page;
}

/** As a browser does that lays its keyboard over the page: the visual viewport alone is smaller, and may have gone down the layout's. */
const layOver = (page: Page, height: number, offsetTop = 0, scale = 1): Promise<void> =>
  page.evaluate(
    ([height, offsetTop, scale]) => {
      for (const [name, value] of Object.entries({ height, offsetTop, scale }))
        Object.defineProperty(VisualViewport.prototype, name, { configurable: true, get: () => value });
      visualViewport!.dispatchEvent(new Event("resize"));
      visualViewport!.dispatchEvent(new Event("scroll"));
    },
    [height, offsetTop, scale] as const,
  );

describe("an on-screen keyboard", { timeout: 30_000 }, () => {
  test("over the page leaves the panel what is seen of it, header and composer", async () => {
    const page = await opened();
    expect(await panel(page)).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await layOver(page, 500);
    expect(await panel(page)).toEqual({ x: 0, y: 0, width: 390, height: 500 });
    await layOver(page, 500, 120);
    expect(await panel(page)).toEqual({ x: 0, y: 120, width: 390, height: 500 });
    await layOver(page, 844);
    expect(await panel(page)).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  });

  test("that makes the page smaller makes the panel smaller", async () => {
    const page = await opened();
    await page.setViewportSize({ width: 390, height: 480 });
    await expect.poll(() => panel(page)).toEqual({ x: 0, y: 0, width: 390, height: 480 });
  });

  test("does not move the launcher before the panel is open", async () => {
    const page = await fixture.visit({ body: "<input>" }, phone);
    const launcher = page.getByRole("button", { name: "Open chat" });
    const before = await launcher.boundingBox();
    await page.evaluate(() => Pipit.send("loads the second script"));
    await layOver(page, 500);
    expect(await launcher.boundingBox()).toEqual(before);
  });

  test("leaves a panel beside the page above it, no higher than there is room", async () => {
    const page = await opened({ viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true });
    const close = page.getByRole("button", { name: "Close chat" });
    const [high, low] = [await panel(page), await close.boundingBox()];
    await layOver(page, 640);
    const [moved, beneath] = [await panel(page), await close.boundingBox()];
    expect(moved!.y).toBeGreaterThanOrEqual(0);
    expect(moved!.y + moved!.height).toBeLessThan(beneath!.y);
    expect(beneath!.y).toBe(low!.y - 540);
    await layOver(page, 1180);
    expect([await panel(page), await close.boundingBox()]).toEqual([high, low]);
  });

  test("the panel stays where it is while the visitor zooms in", async () => {
    const page = await opened();
    await layOver(page, 422, 100, 2);
    expect(await panel(page)).toMatchObject({ y: 0, height: 844 });
  });

  test("a zoom by the browser itself leaves the panel the whole of the page's view", async () => {
    const page = await opened();
    const devTools = await page.context().newCDPSession(page);
    await devTools.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 });
    await expect.poll(() => page.evaluate(() => visualViewport!.scale)).toBe(2);
    const height = await page.evaluate(
      () => document.querySelector("pipit-widget")!.shadowRoot!.querySelector("iframe")!.clientHeight,
    );
    expect(height).toBe(844);
  });
});
