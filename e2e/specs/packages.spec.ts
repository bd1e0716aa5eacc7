import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { packagedApp } from "../fixtures/packagedApp";
import { expect, test } from "../fixtures/test";

const integrity: string = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../build/web/integrity.json", import.meta.url)), "utf8"),
)["pipit.js"];

/** How often the page has asked for a file of that name. */
function requestsOf(page: Page, name: RegExp): () => number {
  let count = 0;
  page.on("request", (request) => name.test(request.url()) && count++);
  return () => count;
}
/** How often the script's tag was put into the page: a browser asks nobody for a file that it has. */
async function tagsOf(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const isTag = (node: Node) => node instanceof HTMLScriptElement && node.src.endsWith("/pipit.js");
    let count = 0;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) count += [...addedNodes].filter(isTag).length;
    }).observe(document, { childList: true, subtree: true });
    (window as any).tags = () => count;
  });
  return () => page.evaluate(() => (window as any).tags());
}
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** The outcome of a call in the plain app: what it gives, or the code that it rejects with. */
const outcome = (page: Page, call: (app: any) => Promise<unknown>): Promise<unknown> =>
  page.evaluate(`(${call})(window.app).then((value) => value, (error) => error.code)`);

for (const framework of ["react", "vue"] as const)
  test(`the component for ${framework} has the chat on the page for as long as it is mounted`, async ({
    page,
    widget,
    service,
    host,
  }) => {
    const tags = await tagsOf(page);
    const frames = requestsOf(page, /\/frame\/\?site=/);
    await page.goto(await packagedApp(framework, host, service, { site: `app-${framework}` }));
    await press(page, "Help");
    await widget.ask("hello");
    const heard = page.getByRole("status");
    await expect(heard).not.toBeEmpty();
    await expect(page.getByRole("button", { name: "Help is open" })).toBeVisible();

    await press(page, "About");
    await expect(page.getByRole("heading", { name: "About" })).toBeVisible();
    await expect(widget.panel).toBeVisible();
    await widget.ask("hello again");
    await expect(heard).toContainText(" | ");
    expect([await tags(), frames()]).toEqual([1, 1]);

    await press(page, "Bare");
    await expect(page.locator("pipit-widget")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Help", exact: true })).toBeVisible();
    const before = await heard.textContent();
    await page.evaluate(() =>
      dispatchEvent(new CustomEvent("pipit:message:received", { detail: { text: "unheard" } })),
    );

    await press(page, "Shop");
    await press(page, "Help");
    await expect(widget.log).toContainText("hello again");
    await expect(widget.panel).toBeVisible();
    expect(await heard.textContent()).toBe(before);
  });

for (const name of ["react", "vue"] as const)
  test(`${name}: a logout takes place though the component goes with it, and then the chat goes`, async ({
    page,
    widget,
    service,
    host,
  }) => {
    await page.goto(await packagedApp(name, host, service, { site: "app-logout" }));
    await press(page, "Help");
    await widget.ask("hello");
    const kept = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("pipit:app-logout:")));
    await expect.poll(kept).toContain("pipit:app-logout:session");
    await press(page, "Log out");
    await expect(page).toHaveTitle("logged out");
    await expect(page.locator("pipit-widget")).toHaveCount(0);
    expect(await kept()).toEqual([]);
  });

test("what is called before the script is loaded waits for it", async ({ page, widget, service, host }) => {
  await page.goto(await packagedApp("plain", host, service, { site: "app-plain" }));
  await press(page, "Help");
  await press(page, "State");
  await expect(page.locator("pipit-widget")).toHaveCount(0);
  await press(page, "Load");
  await widget.ask("hello");
  await expect(page.locator("#app")).toContainText("open true");
  // Its border is outside.
  const box = (await widget.panel.boundingBox())!;
  expect([box.x, box.width]).toEqual([21, 360]);
});

test("load() puts the tag into the page once, for one site", async ({ page, service, host }) => {
  const tags = await tagsOf(page);
  await page.goto(await packagedApp("plain", host, service, { site: "app-once" }));
  expect(await outcome(page, (app) => app.load({ site: "Shop!", origin: app.origin }))).toBe("config.site");
  expect(await outcome(page, (app) => app.load({ site: app.site, origin: "chat" }))).toBe("config.origin");
  expect(await outcome(page, (app) => app.load({ origin: app.origin }))).toBe("config.site");
  const same = await outcome(page, (app) =>
    Promise.all([app.load(app), app.load(app), app.load({ ...app, origin: app.origin + "/" })]).then((all) =>
      all.every((one) => one === app.pipit),
    ),
  );
  expect(same).toBe(true);
  expect(await outcome(page, (app) => app.load({ ...app, site: "other" }))).toBe("config.another");
  expect(await outcome(page, (app) => app.load({ site: app.site }))).toBe("config.origin");
  expect(await outcome(page, (app) => app.pipit.getState().then((state: any) => state.site))).toBe(
    "app-once",
  );
  expect(await tags()).toBe(1);
});

test("load() takes the chat of a tag that the page has", async ({ page, service, host }) => {
  const tags = await tagsOf(page);
  const head = `<script src="${service.widget}/pipit.js" data-site="app-tag"></script>`;
  await page.goto(await packagedApp("plain", host, service, { site: "app-tag", head }));
  expect(await outcome(page, (app) => app.load(app).then(() => "loaded"))).toBe("loaded");
  expect(await outcome(page, (app) => app.load({ ...app, site: "other" }))).toBe("config.another");
  expect(await tags()).toBe(1);
});

test("load() rejects where the script is blocked, and so do the calls that waited; the next one tries again", async ({
  page,
  service,
  host,
}) => {
  await page.goto(await packagedApp("plain", host, service, { site: "app-blocked" }));
  await page.route("**/pipit.js", (route) => route.abort());
  const codes = await outcome(page, (app) => {
    const code = (call: Promise<unknown>) => call.catch((error: any) => error.code);
    return Promise.all([code(app.pipit.getState()), code(app.load(app))]);
  });
  expect(codes).toEqual(["blocked", "blocked"]);
  expect(await page.locator("script[src$='/pipit.js']").count()).toBe(0);
  await page.unroute("**/pipit.js");
  expect(await outcome(page, (app) => app.load(app).then(() => "loaded"))).toBe("loaded");
});

test("load() puts the tag in anew when the page has ended the chat", async ({
  page,
  widget,
  service,
  host,
}) => {
  const tags = await tagsOf(page);
  await page.goto(await packagedApp("plain", host, service, { site: "app-ended" }));
  await press(page, "Load");
  await expect(widget.launcher).toBeVisible();
  // As pipit.js does it.
  await page.evaluate(() => {
    delete (window as any).Pipit;
    dispatchEvent(new CustomEvent("pipit:destroyed"));
  });
  await press(page, "Help");
  await press(page, "Load");
  await expect(widget.panel.last()).toBeVisible();
  expect(await tags()).toBe(2);
});

test("load() works under a policy with nonces and trusted types, and says when that forbids it", async ({
  page,
  widget,
  service,
  host,
}) => {
  const policy = (types: string) => ({
    "content-security-policy": `script-src 'self' 'nonce-abc'; frame-src ${service.widget}; require-trusted-types-for 'script'; trusted-types ${types}`,
  });
  // No evaluation of text in such a page.
  const load = (nonce: string) =>
    page.evaluate(
      (nonce) =>
        (window as any).app.load({ ...(window as any).app, nonce }).then(
          () => "loaded",
          (error: any) => error.code,
        ),
      nonce,
    );
  const site = "app-policy";
  await page.goto(await packagedApp("plain", host, service, { site, headers: policy("pipit pipit-load") }));
  expect(await load("wrong")).toBe("blocked");
  expect(await load("abc")).toBe("loaded");
  await widget.open();
  await page.goto(await packagedApp("plain", host, service, { site, headers: policy("pipit") }));
  expect(await load("abc")).toBe("blocked");
});

test("load() with an integrity runs that pipit.js and no other", async ({ page, service, host }) => {
  await page.goto(await packagedApp("plain", host, service, { site: "app-pinned" }));
  const load = (hash: string) =>
    page.evaluate(
      (integrity) =>
        (window as any).app.load({ ...(window as any).app, integrity }).then(
          () => "loaded",
          (error: any) => error.code,
        ),
      hash,
    );
  expect(await load(integrity.replace(/sha256-..../, "sha256-AAAA"))).toBe("blocked");
  expect(await load(integrity)).toBe("loaded");
});
