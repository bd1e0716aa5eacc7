import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";

const TEXT = "Looking for a ring under $300?";

test("a page's teaser comes under its strict policy, opens the chat, and comes no second time", async ({
  page,
  widget,
  host,
  service,
}) => {
  await service.saveSite("teasing", host.origin);
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const html =
    `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A page</title><main><h1>Rings</h1></main>` +
    `<script async src="${service.widget}/pipit.js" data-site="teasing" data-teaser="${TEXT}" data-teaser-delay="0" data-teaser-pages="/rings*"></script>`;
  const policy =
    `default-src 'none'; img-src data:; script-src ${service.widget}; frame-src ${service.widget}; ` +
    "require-trusted-types-for 'script'; trusted-types pipit";
  const address = host.put("/rings", { html, headers: { "content-security-policy": policy } });
  await page.goto(address);
  const bubble = page.getByRole("button", { name: TEXT });
  await expect(bubble).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(page.frames()).toHaveLength(1);
  await bubble.click();
  await expect(widget.composer).toBeFocused();
  await expect(bubble).toHaveCount(0);
  await widget.launcher.click();
  const came = page.waitForResponse(/forward-\w+\.js/);
  await page.reload();
  await (await came).finished();
  await page.evaluate(
    () => new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => setTimeout(done)))),
  );
  await expect(bubble).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("where the visitor has dismissed it, the launcher has the focus and the chat stays closed", async ({
  page,
  widget,
  host,
  service,
}) => {
  await service.saveSite("teasing", host.origin);
  const html =
    `<!doctype html><html lang="en"><title>A page</title><main><h1>Rings</h1></main>` +
    `<script async src="${service.widget}/pipit.js" data-site="teasing" data-teaser="${TEXT}" data-teaser-delay="0"></script>`;
  await page.goto(host.put("/dismissed", { html }));
  await page.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(widget.launcher).toBeFocused();
  await expect(widget.launcher).toHaveAttribute("aria-expanded", "false");
  await expect(page.locator("iframe")).toHaveCount(0);
});
