import { chromium } from "@playwright/test";
import { wholeBrowser } from "../fixtures/chromium";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";
import { conversation, session } from "../pages/session";
import { openTab } from "../pages/tabs";

test("tabs that were open before the first message have one conversation", async ({ context, service }) => {
  const address = `${service.shop}/embed/`;
  const first = await openTab(context, address);
  const second = await openTab(context, address);
  await first.ask("asked in the first tab");
  await expect(first.log.getByText("Sent")).toBeAttached();
  await second.ask("asked in the second tab");
  for (const tab of [first, second]) {
    await expect(tab.log).toContainText("asked in the first tab");
    await expect(tab.log).toContainText("asked in the second tab");
  }
});

test("tabs that ask in the same moment have one conversation", async ({ context, service }) => {
  const address = `${service.shop}/embed/`;
  const tabs = [await openTab(context, address), await openTab(context, address)];
  await Promise.all(tabs.map(({ page }, index) => page.evaluate(send, `asked by tab ${index}`)));
  for (const tab of tabs) {
    await expect(tab.log).toContainText("asked by tab 0");
    await expect(tab.log).toContainText("asked by tab 1");
  }
});

test("what two tabs could not send is sent by the next page", async ({ context, service }) => {
  const address = `${service.shop}/embed/`;
  await context.route("**/api/**", (route) => route.abort());
  const tabs = [await openTab(context, address), await openTab(context, address)];
  for (const [index, tab] of tabs.entries()) {
    await tab.ask(`unsent by tab ${index}`);
    await expect(tab.log).toContainText(`unsent by tab ${index}`);
  }
  for (const tab of tabs) await tab.page.close();
  await context.unroute("**/api/**");
  const last = await openTab(context, address);
  for (const index of [0, 1]) await expect(last.log.getByText(`unsent by tab ${index}`)).toHaveCount(1);
  await expect(last.log.getByText("Sent", { exact: true })).toHaveCount(2);
  await expect(last.log.getByText("Sending…")).toHaveCount(0);
});

test("a page that returns from the back/forward cache goes on with what another began", async ({
  service,
}) => {
  // Playwright switches the cache off by default, and loses sight of a frame that comes out of it: what happens there
  // is seen from the page and from the service.
  const browser = await chromium.launch({
    ...wholeBrowser(),
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  try {
    const page = await browser.newPage();
    const widget = new WidgetPage(page);
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    await page.goto(`${service.shop}/embed/care.html`);
    await widget.ask("asked on the second page");
    await expect(widget.log.getByText("Sent")).toBeAttached();
    const begun = await session(page);
    await page.evaluate(() => void setTimeout(() => history.back()));
    // While the pages change there is nothing to look at.
    const isTheSame = () => page.evaluate(() => "isTheSame" in window).catch(() => false);
    await expect.poll(isTheSame).toBe(true);
    await page.evaluate(send, "asked on the first page");
    await expect
      .poll(() => conversation(service.widget, begun))
      .toEqual(["asked on the second page", "asked on the first page"]);
    expect((await session(page)).conversation).toBe(begun.conversation);
  } finally {
    await browser.close();
  }
});

const send = (text: string): Promise<unknown> =>
  (window as unknown as { Pipit: { send(text: string): Promise<unknown> } }).Pipit.send(text);
