import type { Locator, Page } from "@playwright/test";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

// Screens on which little has room: a phone, one on its side with its keyboard up, a window of 1280 × 1024 at 400 % zoom.

const PHONE = { width: 390, height: 844 };
const LOW = [
  { width: 320, height: 256 },
  { width: 667, height: 180 },
];
/** As long as an owner's lawyers may want it. */
const TEXT =
  "We keep this conversation for 30 days to answer you, and nobody but our staff reads it. ".repeat(9);

async function pageThatAsks(page: Page, host: HostServer, service: Pipitd): Promise<Locator> {
  await service.saveSite("asking", host.origin);
  const tag = `<script async src="${service.widget}/pipit.js" data-site="asking" data-consent="required" data-consent-text="${TEXT}"></script>`;
  const content = "<p>A paragraph of the page.</p>".repeat(200);
  await page.goto(
    host.put("/asking", {
      html: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A page</title>${content}${tag}`,
    }),
  );
  return page.getByRole("alert");
}

/** By so much, with the wheel or a finger on the middle of the window. */
async function scroll(page: Page, by: number, gesture: "wheel" | "finger"): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const x = width / 2;
  await page.mouse.move(x, height / 2);
  if (gesture === "wheel") return page.mouse.wheel(0, by);
  const session = await page.context().newCDPSession(page);
  let timestamp = Date.now() / 1000;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp });
  await touch("touchStart", { x, y: height / 2 });
  for (let step = 1; step <= 10; step++) await touch("touchMove", { x, y: height / 2 - (by * step) / 10 });
  // It has rested there: what it moved has no swing.
  timestamp += 2;
  await touch("touchMove", { x, y: height / 2 - by });
  await touch("touchEnd");
  await session.detach();
}

/** Once the browser has drawn what it was told. */
const scrolled = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY)))),
      ),
  );

for (const gesture of ["wheel", "finger"] as const)
  test(`the page behind what is asked on a phone stays where it is: ${gesture}`, async ({
    browser,
    host,
    service,
  }) => {
    const context = await browser.newContext({
      viewport: PHONE,
      hasTouch: gesture === "finger",
      isMobile: gesture === "finger",
    });
    const page = await context.newPage();
    const prompt = await pageThatAsks(page, host, service);
    await new WidgetPage(page).launcher.waitFor();
    await scroll(page, 300, gesture);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(50);
    const before = await scrolled(page);
    await new WidgetPage(page).launcher.click();
    await expect(prompt).toBeVisible();
    for (const by of [400, -400, 400]) await scroll(page, by, gesture);
    expect(await scrolled(page)).toBe(before);
    await prompt.evaluate((element) => (element.firstChild!.nodeValue = "Short"));
    for (const by of [400, -400, 400]) await scroll(page, by, gesture);
    expect(await scrolled(page)).toBe(before);
    await context.close();
  });

for (const viewport of [...LOW, { width: 320, height: 568 }])
  test(`what is asked can be read and answered at ${viewport.width} × ${viewport.height}`, async ({
    browser,
    host,
    service,
  }) => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const prompt = await pageThatAsks(page, host, service);
    const widget = new WidgetPage(page);
    await widget.launcher.click();
    const button = prompt.getByRole("button", { name: "OK" });
    const firstLine = () =>
      prompt.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element.firstChild!);
        return range.getBoundingClientRect().top;
      });
    expect(await firstLine()).toBeGreaterThanOrEqual(0);
    await scroll(page, 3000, "wheel");
    await expect(button).toBeInViewport({ ratio: 1 });
    expect(await scrolled(page)).toBe(0);
    const { x, y, width, height } = (await button.boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
    await widget.composer.waitFor();
    await context.close();
  });

for (const viewport of LOW)
  test(`the field and its button are in reach at ${viewport.width} × ${viewport.height}, whatever stands there`, async ({
    browser,
    service,
  }) => {
    const context = await browser.newContext({ viewport });
    const widget = new WidgetPage(await context.newPage());
    await widget.visit(`${service.shop}/embed/`);
    const inReach = async () => {
      await expect(widget.composer).toBeInViewport();
      await expect(widget.sendButton).toBeInViewport({ ratio: 1 });
      const { y, height } = (await widget.sendButton.boundingBox())!;
      expect(y + height).toBeLessThanOrEqual(viewport.height);
    };
    await inReach();
    await widget.composer.fill("a line of a longer message\n".repeat(12));
    await inReach();
    const seen = (await widget.log.boundingBox())!.height;
    expect(seen).toBeGreaterThanOrEqual(40);
    const files = ["one", "two", "three"].map((name) => ({
      name: `${name}.pdf`,
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.4\n%%EOF\n"),
    }));
    const chooser = widget.page.waitForEvent("filechooser");
    await widget.frame.getByRole("button", { name: "Attach files" }).click();
    await (await chooser).setFiles(files);
    await expect(widget.frame.getByText("three.pdf", { exact: true })).toBeAttached();
    await inReach();
    await widget.frame.locator("html").evaluate((html) => (html.style.fontSize = "200%"));
    await inReach();
    await context.close();
  });
