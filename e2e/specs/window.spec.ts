import type { Page } from "@playwright/test";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import { WidgetPage } from "../pages/WidgetPage";

// The conversation in a window of its own.

const answers = (widget: WidgetPage) => widget.log.locator("[data-author=assistant] .text:not(.streaming)");
const written = (widget: WidgetPage) => widget.log.locator("[data-author=visitor] .text").allTextContents();

const item = (widget: WidgetPage) => widget.frame.getByRole("menuitem", { name: "Open in a window" });

async function openOptions(widget: WidgetPage): Promise<void> {
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await expect(widget.frame.getByRole("menu")).toBeVisible();
}

async function popOut(page: Page, widget: WidgetPage): Promise<WidgetPage> {
  await openOptions(widget);
  const [opened] = await Promise.all([page.context().waitForEvent("page"), item(widget).click()]);
  const own = new WidgetPage(opened);
  await own.composer.waitFor();
  return own;
}

const REDEEM = "/api/session/redeem";

const redeem = (service: Pipitd, code: string, site = "demo-shop") =>
  fetch(service.widget + REDEEM, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ site, code }),
  });

test("the conversation goes on in a window of its own, and what is said in either is seen in both", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("a ring under $300");
  await expect(answers(widget)).toHaveCount(1);

  const own = await popOut(page, widget);
  await expect(widget.panel).toBeHidden();
  await expect(own.page).toHaveTitle("Assistant");
  await expect(answers(own)).toHaveCount(1);
  expect(await written(own)).toEqual(["a ring under $300"]);

  await own.ask("in silver");
  await expect(answers(own)).toHaveCount(2);
  await page.getByRole("button", { name: /^Open chat/ }).click();
  await expect(answers(widget)).toHaveCount(2);
  await widget.ask("in gold");
  await expect.poll(() => written(own)).toEqual(["a ring under $300", "in silver", "in gold"]);
  expect((await session(page)).conversation).toBe(
    await own.page.evaluate(
      () => JSON.parse(sessionStorage["pipit:demo-shop:session"].split("\n")[1]).conversation,
    ),
  );

  // The page goes on, the window stays.
  await page.goto("about:blank");
  await own.ask("and now?");
  await expect(answers(own)).toHaveCount(4);
});

test("the window keeps its conversation over a reload, and nothing of it is left in the address or for another window", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  const codes: string[] = [];
  page.context().on("request", (request) => {
    if (request.url().endsWith(REDEEM)) codes.push(request.postDataJSON().code);
  });
  // Nothing has been said yet: it begins with this.
  const own = await popOut(page, widget);
  await own.ask("hello");
  await expect(answers(own)).toHaveCount(1);
  expect(own.page.url()).not.toContain(codes[0]!);
  expect(await own.page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  await own.page.reload();
  await expect(answers(own)).toHaveCount(1);

  await page.getByRole("button", { name: /^Open chat/ }).click();
  await expect(answers(widget)).toHaveCount(1);
  const address = new URL(own.page.url());
  await own.page.close();
  const another = await page.context().newPage();
  await another.goto(address.href);
  const fresh = new WidgetPage(another);
  await fresh.composer.waitFor();
  await expect(answers(fresh)).toHaveCount(0);
  expect(await another.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("a code is good once, and on its site alone", async ({ page, widget, service }) => {
  await service.saveSite("another", service.shop);
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("hello");
  await expect(answers(widget)).toHaveCount(1);
  let code = "";
  await page.context().route(`**${REDEEM}`, async (route) => {
    code = route.request().postDataJSON().code;
    await route.abort();
  });
  await openOptions(widget);
  const [opened] = await Promise.all([page.context().waitForEvent("page"), item(widget).click()]);
  await expect.poll(() => code).not.toBe("");
  await opened.close();
  await expect.poll(async () => (await redeem(service, code, "another")).status).toBe(404);
  // The frame may still be telling the service of it.
  await expect.poll(async () => (await redeem(service, code)).status).toBe(200);
  expect((await redeem(service, code)).status).toBe(404);
});

test("a link of somebody else's with a code opens no conversation", async ({ page, service, host }) => {
  const begun = await (
    await fetch(`${service.widget}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ site: "demo-shop" }),
    })
  ).json();
  const code = "a".repeat(43);
  await fetch(`${service.widget}/api/session/handover`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${begun.token}` },
    body: JSON.stringify({ code }),
  });
  const link = `${service.widget}/frame/window?site=demo-shop#code=${code}&locale=de`;
  const address = host.put("/link", { html: `<!doctype html><a href="${link}">Support</a>` });
  await page.goto(address);
  await page.getByRole("link").click();
  await expect(page.getByRole("alert")).toHaveText(/konnte in diesem Fenster nicht geöffnet werden/, {
    timeout: 20_000,
  });
  await expect(page.locator("iframe")).toHaveCount(0);
  expect((await redeem(service, code)).status).toBe(200);
});

async function hostPage(host: HostServer, service: Pipitd, headers: Record<string, string>): Promise<string> {
  await service.saveSite("windows", host.origin);
  const tag = `<script async src="${service.widget}/pipit.js" data-site="windows" data-theme="dark" data-locale="de"></script>`;
  return host.put("/windows", {
    html: `<!doctype html><html lang="de"><title>Shop</title><main><h1>Shop</h1></main>${tag}`,
    headers,
  });
}

const POLICIES: Record<string, (widget: string) => Record<string, string>> = {
  "a strict policy and Trusted Types": (widget) => ({
    "content-security-policy": `default-src 'none'; script-src ${widget}; frame-src ${widget}; require-trusted-types-for 'script'; trusted-types pipit`,
  }),
  "an isolated page": () => ({
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  }),
};
for (const [name, headers] of Object.entries(POLICIES))
  test(`it opens from ${name}, in the page's theme and language, and without an error`, async ({
    page,
    widget,
    service,
    host,
  }) => {
    const problems: string[] = [];
    page.context().on("console", (message) => {
      // The service may be asked before it knows the code.
      if (message.type() === "error" && !/404/.test(message.text())) problems.push(message.text());
    });
    await page.goto(await hostPage(host, service, headers(service.widget)));
    await widget.launcher.click();
    await widget.frame.getByRole("button", { name: "Optionen" }).click();
    const [opened] = await Promise.all([
      page.context().waitForEvent("page"),
      widget.frame.getByRole("menuitem", { name: "In einem Fenster öffnen" }).click(),
    ]);
    const own = new WidgetPage(opened);
    const field = own.frame.getByRole("textbox", { name: "Nachricht" });
    await field.fill("hallo");
    await field.press("Enter");
    await expect(answers(own)).toHaveCount(1);
    expect(await own.frame.locator("html").evaluate((html) => html.style.colorScheme)).toBe("dark");
    await expect(answers(widget)).toHaveCount(1);
    expect(problems).toEqual([]);
  });

for (const method of ["privacy.erase", "privacy.revoke", "logout"])
  test(`${method}() in the page closes the window, and nothing of the conversation is left there`, async ({
    page,
    widget,
    service,
    host,
  }) => {
    await service.saveSite("windows", host.origin);
    const tag = `<script async src="${service.widget}/pipit.js" data-site="windows" data-consent="required"></script>`;
    const html = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1></main>${tag}`;
    await page.goto(host.put("/asking-windows", { html }));
    await widget.launcher.click();
    await page.getByRole("button", { name: "OK" }).click();
    await widget.ask("hello");
    await expect(answers(widget)).toHaveCount(1);
    const own = await popOut(page, widget);
    await expect(answers(own)).toHaveCount(1);
    const closed = own.page.waitForEvent("close");
    await page.evaluate((method) => {
      const { Pipit } = window as any;
      return method.split(".").reduce((of: any, name: string) => of[name], Pipit)();
    }, method);
    await closed;
  });

test("a window that the browser does not close forgets the conversation all the same, and begins no other", async ({
  page,
  widget,
  service,
}) => {
  await page.context().addInitScript(() => void (window.close = () => undefined));
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("hello");
  await expect(answers(widget)).toHaveCount(1);
  const own = await popOut(page, widget);
  await expect(answers(own)).toHaveCount(1);
  await page.evaluate(() => (window as any).Pipit.privacy.erase());
  await expect(own.page.getByRole("alert")).toContainText("Close it");
  await expect(own.panel).toHaveCount(0);
  expect(await own.page.evaluate(() => sessionStorage.length)).toBe(0);
  await own.page.reload();
  await expect(own.composer).toBeVisible();
  await expect(answers(own)).toHaveCount(0);
});

test("where the browser lets no window open, the options say so", async ({ page, widget, service }) => {
  await page.addInitScript(() => void (window.open = () => null));
  await widget.visit(`${service.shop}/embed/`);
  await openOptions(widget);
  await item(widget).click();
  await expect(widget.frame.getByRole("alert")).toContainText("If no window has opened");
  await expect(widget.panel).toBeVisible();
});

test("it is not offered in the window itself, nor where nothing is kept, nor on a phone", async ({
  page,
  widget,
  service,
  browser,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  const own = await popOut(page, widget);
  await openOptions(own);
  await expect(item(own)).toHaveCount(0);
  await expect(own.frame.getByRole("menuitem", { name: "Search" })).toBeVisible();
  await own.page.close();

  await page.addInitScript(() => void ((window as any).pipitConfig = { features: "-parentStorage" }));
  await widget.visit(`${service.shop}/embed/`);
  await openOptions(widget);
  await expect(item(widget)).toHaveCount(0);

  const phone = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const mobile = new WidgetPage(await phone.newPage());
  await mobile.visit(`${service.shop}/embed/`);
  await openOptions(mobile);
  await expect(item(mobile)).toHaveCount(0);
  await phone.close();
});
