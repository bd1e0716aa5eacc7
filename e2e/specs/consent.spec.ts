import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

// A site that asks before anything is loaded, stored or sent.

const TEXT = "We keep this conversation for 30 days to answer you.";

async function siteThatAsks(host: HostServer, service: Pipitd): Promise<string> {
  await service.saveSite("asking", host.origin);
  const tag = `<script async src="${service.widget}/pipit.js" data-site="asking" data-consent="required" data-consent-text="${TEXT}"></script>`;
  return host.put("/asking", {
    html: `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1></main>${tag}`,
  });
}

const kept = (page: Page) => page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).sort());
const call = (page: Page, name: string) =>
  page.evaluate((method) => (window as any).Pipit.privacy[method](), name);

test("nothing but pipit.js is loaded and nothing kept before the visitor agrees, and then all works", async ({
  page,
  host,
  service,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => request.url().startsWith(service.widget) && asked.push(request.url()));
  const widget = new WidgetPage(page);
  await page.goto(await siteThatAsks(host, service));
  await widget.launcher.hover();
  await widget.launcher.click();
  const notice = page.getByRole("alert");
  await expect(notice).toContainText(TEXT);
  const sent = page.evaluate(() => (window as any).Pipit.send("waits for the word").then(() => "sent"));
  await page.waitForLoadState("networkidle");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(asked).toEqual([`${service.widget}/pipit.js`]);
  expect(await kept(page)).toEqual([]);
  expect(await call(page, "status")).toEqual({ granted: false });

  await notice.getByRole("button", { name: "OK" }).click();
  expect(await sent).toBe("sent");
  await expect(widget.log).toContainText("waits for the word");
  expect(await call(page, "status")).toEqual({ granted: true, optedOut: false, signal: false });

  await page.reload();
  await widget.launcher.click();
  await expect(widget.log).toContainText("waits for the word");
});

test("what is withdrawn in one tab is gone from all, and asked for again", async ({
  context,
  host,
  service,
}) => {
  const address = await siteThatAsks(host, service);
  const tabs: WidgetPage[] = [];
  for (const name of ["first", "second"]) {
    const widget = new WidgetPage(await context.newPage());
    await widget.page.goto(address);
    await widget.launcher.click();
    if (name === "first") await widget.page.getByRole("button", { name: "OK" }).click();
    await widget.composer.waitFor();
    tabs.push(widget);
  }
  const [first, second] = tabs as [WidgetPage, WidgetPage];
  await first.ask("to be forgotten");
  await expect(second.log).toContainText("to be forgotten");
  await call(second.page, "revoke");
  for (const tab of tabs) {
    await expect(tab.page.locator("iframe")).toHaveCount(0);
    expect(await call(tab.page, "status")).toEqual({ granted: false });
  }
  await expect.poll(() => kept(first.page)).toEqual([]);

  await first.launcher.click();
  await expect(first.page.getByRole("alert")).toContainText(TEXT);
  await call(first.page, "grant");
  await first.composer.waitFor();
  await expect(first.log).not.toContainText("to be forgotten");
});
