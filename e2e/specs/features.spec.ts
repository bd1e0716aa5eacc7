import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import type { Pipitd } from "../fixtures/pipitd";
import type { HostServer } from "../fixtures/hostServer";
import { WidgetPage } from "../pages/WidgetPage";

// What a page or its site switches off is off, and the rest works on.

let pages = 0;

/** A page of the demo shop with these options, and its chat opened. */
async function visit(page: Page, host: HostServer, service: Pipitd, options: object): Promise<WidgetPage> {
  await service.saveSite("features", host.origin);
  const address = host.put(`/features-${++pages}`, {
    html: `<script>pipitConfig = ${JSON.stringify({ site: "features", ...options })}</script>
      <script async src="${service.widget}/pipit.js"></script>`,
  });
  const widget = new WidgetPage(page);
  await widget.visit(address);
  return widget;
}

const kept = (page: Page) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort());

test("a chat that is not to persist leaves nothing, and says nothing of it", async ({
  page,
  host,
  service,
}) => {
  const widget = await visit(page, host, service, { persist: false });
  await widget.ask("a ring under $300");
  await expect(widget.log.locator("[data-author=assistant]")).not.toHaveCount(0);
  expect(await kept(page)).toEqual([]);
  await expect(widget.banner).toBeEmpty();
  await page.reload();
  await widget.open();
  await expect(widget.log.locator("[data-author=visitor]")).toHaveCount(0);
});

test("without restoring, the panel stays closed and the conversation is there when it is opened", async ({
  page,
  host,
  service,
}) => {
  const widget = await visit(page, host, service, { features: "-autoRestore" });
  await widget.ask("a ring under $300");
  await expect(widget.log.locator("[data-author=assistant]")).not.toHaveCount(0);
  await page.waitForFunction(() => localStorage.getItem("pipit:features:conversation"));
  await page.reload();
  await page.waitForFunction(() => (window as any).Pipit?.version);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  expect(await page.evaluate(() => (window as any).Pipit.getState())).toMatchObject({ open: false });
  await widget.open();
  await expect(widget.log).toContainText("a ring under $300");
});

test("without offline mode a message that cannot go says so, and goes when it is tried again", async ({
  page,
  context,
  host,
  service,
}) => {
  const widget = await visit(page, host, service, { features: "-offlineMode" });
  await widget.ask("a ring under $300");
  await expect(widget.log.locator("[data-author=assistant]")).not.toHaveCount(0);
  await context.setOffline(true);
  await expect.poll(() => widget.frame.locator("html").evaluate(() => navigator.onLine)).toBe(false);
  await widget.ask("in rose gold");
  const retry = widget.log.getByRole("button", { name: /Retry|Try again/ });
  await expect(retry).toBeVisible();
  await context.setOffline(false);
  await retry.click();
  await expect(widget.log.locator("[data-author=visitor]").last()).toContainText("Sent");
});

test("without tab sync two tabs each have their stream, and the same conversation", async ({
  page,
  context,
  host,
  service,
}) => {
  const widget = await visit(page, host, service, { features: "-tabSync" });
  await widget.ask("a ring under $300");
  await expect(widget.log.locator("[data-author=assistant]")).not.toHaveCount(0);
  await page.waitForFunction(() => localStorage.getItem("pipit:features:session"));
  const second = await context.newPage();
  const stream = second.waitForRequest((request) => request.url().endsWith("/api/events"));
  const other = new WidgetPage(second);
  await other.visit(page.url());
  await stream;
  await widget.ask("in rose gold");
  await expect(other.log).toContainText("in rose gold");
});

test("without performance mode all rows are in the document", async ({ page, host, service }) => {
  const widget = await visit(page, host, service, { features: "-performanceMode" });
  for (let count = 0; count < 12; count++) {
    await widget.ask(`a ring under $${count}00\n\n\n\n\nplease`);
    await expect(widget.log.locator("[data-author=visitor]")).toHaveCount(count + 1);
  }
  await expect(widget.log.getByText("a ring under $000")).toHaveCount(1);
});

test("without messaging the page's calls are refused, and the chat works", async ({
  page,
  host,
  service,
}) => {
  const widget = await visit(page, host, service, { features: "-crossDomainMessaging" });
  const code = await page.evaluate(() =>
    (window as any).Pipit.send("from the page").catch((error: { code: string }) => error.code),
  );
  expect(code).toBe("disabled");
  await widget.ask("a ring under $300");
  await expect(widget.log.locator("[data-author=assistant]")).not.toHaveCount(0);
  await expect(widget.log).not.toContainText("from the page");
});

test("what the site switches off is off on pages that say nothing", async ({ page, host, service }) => {
  await service.saveSite("features", host.origin);
  await service.changeSite("features", "--features", "-parentStorage");
  const widget = await visit(page, host, service, {});
  await widget.ask("a ring under $300");
  await expect(widget.log.locator("[data-author=assistant]")).not.toHaveCount(0);
  expect(await kept(page)).toEqual(["pipit:features:open"]);
  await service.changeSite("features", "--features", "all");
});

test("a feature that there is not is an error of the page's, and an option that there is not a warning", async ({
  page,
  host,
  service,
}) => {
  const said: string[] = [];
  page.on(
    "console",
    (message) => message.text().startsWith("Pipit") && said.push(`${message.type()}: ${message.text()}`),
  );
  await page.addInitScript(() => {
    (window as any).errors = [];
    addEventListener("pipit:error", (event) =>
      (window as any).errors.push((event as CustomEvent).detail.code),
    );
  });
  await visit(page, host, service, { features: "-teleport", colour: "red", badge: "perhaps" });
  await expect.poll(() => page.evaluate(() => (window as any).errors)).toEqual(["config.features"]);
  expect(said.sort()).toEqual(["error: Pipit: bad option badge", "warning: Pipit: bad option colour"]);
});

/** Days that a record lasts, as its header says. */
const daysOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [, , written, expires] = (localStorage.getItem("pipit:features:session") ?? "").split(" ");
    return (Number(expires) - Number(written)) / 86_400_000;
  });

test("what is kept lasts as long as the page says, else as its site does", async ({
  page,
  host,
  service,
}) => {
  await service.saveSite("features", host.origin);
  await service.changeSite("features", "--retention", "7");
  const errors: string[] = [];
  page.on("console", (message) => /^Pipit/.test(message.text()) && errors.push(message.text()));
  for (const [retention, days] of [
    ["90", 90],
    ["366", 7],
    ["", 7],
  ] as const) {
    await page
      .evaluate(() => [localStorage, sessionStorage].forEach((store) => store.clear()))
      .catch(() => {});
    const widget = await visit(page, host, service, retention ? { retention } : {});
    await widget.ask("hello");
    await expect.poll(() => daysOf(page)).toBe(days);
  }
  expect(errors).toEqual(["Pipit: bad option retention"]);
});

test("the picture of who answers, no typing indicator, no badge, and sound from the start", async ({
  page,
  host,
  service,
}) => {
  await service.saveSite("features", host.origin);
  await service.changeSite(
    "features",
    "--image-host",
    "img.example",
    "--avatar",
    "https://img.example/site.png",
  );
  const widget = await visit(page, host, service, { typing: false, badge: false, sound: true });
  const face = widget.frame.locator(".avatar");
  await expect(face).toHaveCSS("background-image", 'url("https://img.example/site.png")');
  await page.evaluate(() => (window as any).Pipit.setConfig({ avatar: "https://img.example/page.png?a=1" }));
  await expect(face).toHaveCSS("background-image", 'url("https://img.example/page.png?a=1")');
  await page.evaluate(() => (window as any).Pipit.setConfig({ avatar: "" }));
  await expect(face).toHaveCSS("background-image", 'url("https://img.example/site.png")');
  await widget.ask("a ring under $300");
  await expect(widget.log.locator("[data-author=assistant]")).not.toHaveCount(0);
  await expect(widget.frame.locator(".dots")).toHaveCount(0);
  await widget.frame.locator("[aria-haspopup=menu]").click();
  await expect(widget.frame.getByRole("menuitemcheckbox", { name: "Sound" })).toBeChecked();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Close chat" }).click();
  await page.evaluate(() => (window as any).Pipit.send("in rose gold"));
  await expect.poll(() => page.evaluate(() => (window as any).Pipit.getUnreadCount())).toBeGreaterThan(0);
  await expect(page.locator("pipit-widget span")).toHaveText("");
  await service.changeSite("features", "--image-host", "none", "--avatar", "none");
});

test("the launcher can be small and move, and does not where motion is not wanted", async ({
  page,
  host,
  service,
}) => {
  await service.saveSite("features", host.origin);
  await page.goto(
    host.put(`/features-${++pages}`, {
      html: `<script async src="${service.widget}/pipit.js" data-site="features" data-launcher="small bounce"></script>`,
    }),
  );
  const { launcher } = new WidgetPage(page);
  await expect(launcher).toHaveCSS("animation-name", "bounce");
  expect((await launcher.boundingBox())!.width).toBe(48);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(launcher).toHaveCSS("animation-name", "none");
});
