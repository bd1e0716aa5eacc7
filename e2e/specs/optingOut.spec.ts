import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import { WidgetPage } from "../pages/WidgetPage";

// What a page may ask of us for its visitor: to keep nothing of them, and to hand out what there is.

const kept = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.keys({ ...localStorage, ...sessionStorage })
      .filter((key) => /^pipit/.test(key))
      .sort(),
  );
const call = (page: Page, name: string): Promise<any> =>
  page.evaluate((method) => (window as any).Pipit.privacy[method](), name);
const written = (widget: WidgetPage) => widget.log.locator("[data-author=visitor] .text").allTextContents();
const answered = (widget: WidgetPage, count: number) =>
  expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toHaveCount(count);

test("of who has opted out nothing is kept beyond the page, in any tab, until they opt in", async ({
  context,
  widget,
  service,
}) => {
  const address = `${service.shop}/embed/`;
  await widget.visit(address);
  await widget.ask("one");
  await answered(widget, 1);
  const beside = new WidgetPage(await context.newPage());
  await beside.visit(address);
  await expect.poll(() => written(beside)).toEqual(["one"]);

  await call(widget.page, "optOut");
  await expect.poll(() => kept(widget.page)).toEqual(["pipit-out:demo-shop"]);
  await widget.ask("two");
  await answered(widget, 2);
  await beside.ask("three");
  for (const tab of [widget, beside]) await expect.poll(() => written(tab)).toEqual(["one", "two", "three"]);
  await answered(beside, 3);
  await beside.page.close();
  expect(await kept(widget.page)).toEqual(["pipit-out:demo-shop"]);
  expect((await call(widget.page, "status")).optedOut).toBe(true);

  await widget.page.reload();
  await widget.open();
  expect(await written(widget)).toEqual([]);
  await widget.ask("as somebody new");
  await answered(widget, 1);
  expect(await kept(widget.page)).toEqual(["pipit-out:demo-shop"]);

  await call(widget.page, "optIn");
  await expect.poll(() => kept(widget.page)).toContain("pipit:demo-shop:session");
  await widget.page.reload();
  await widget.open();
  await expect.poll(() => written(widget)).toEqual(["as somebody new"]);
});

test("where the site goes by it, whose browser sends Global Privacy Control has opted out", async ({
  host,
  page,
  service,
  widget,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  await service.saveSite("signals", host.origin);
  const put = (path: string, option: string) =>
    host.put(path, {
      html: `<!doctype html><html lang="en"><title>Signals</title><main><h1>Signals</h1></main>
        <script async src="${service.widget}/pipit.js" data-site="signals" ${option}></script>`,
    });
  await page.goto(put("/none", ""));
  await page.waitForFunction(() => (window as any).Pipit?.version);
  expect(await call(page, "status")).toEqual({ granted: true, optedOut: false, signal: true });

  await page.goto(put("/opt-out", 'data-consent="optOut"'));
  await widget.open();
  expect(await call(page, "status")).toEqual({ granted: true, optedOut: true, signal: true });
  await widget.ask("hello");
  await answered(widget, 1);
  expect(await kept(page)).toEqual([]);
  await call(page, "optIn");
  expect((await call(page, "status")).optedOut).toBe(false);
  expect(await kept(page)).toContain("pipit-out:signals");
});

test("a page gets what the visitor can save, with all that the service alone has", async ({
  page,
  widget,
  ownService,
}) => {
  test.setTimeout(90_000);
  const service = await ownService();
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("a ring under $300");
  await answered(widget, 1);
  await service.addMessages((await session(page)).conversation, 200);
  await expect(widget.log).toContainText("Message 200.", { timeout: 30_000 });
  await page.reload();
  await expect(widget.log).toContainText("Message 200.");
  const [first, second] = await page.evaluate(() => {
    const { privacy } = (window as any).Pipit;
    return Promise.all([privacy.export(), privacy.export()]);
  });
  expect(second).toEqual(first);
  expect(first).toMatchObject({ site: "demo-shop", complete: true, draft: "" });
  expect(first.messages).toHaveLength(202);
  expect(first.messages[0]).toMatchObject({ author: "visitor", text: "a ring under $300" });
});
