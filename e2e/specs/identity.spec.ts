import { createHmac } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { conversation, sessionOf, type Session } from "../pages/session";
import { WidgetPage } from "../pages/WidgetPage";

// Who the visitor is to the site, logging out, and what the page says of itself.

const SITE = "members";

interface World {
  address: string;
  /** As the site's own server makes it. */
  hash(id: string): string;
}

async function membersSite(host: HostServer, service: Pipitd, ...options: string[]): Promise<World> {
  await service.saveSite(SITE, host.origin);
  if (options.length) await service.changeSite(SITE, ...options);
  const key = await service.identityKey(SITE);
  const tag = `<script async src="${service.widget}/pipit.js" data-site="${SITE}"></script>`;
  const address = host.put("/members", {
    html: `<!doctype html><html lang="en"><title>Members</title><main><h1>Members</h1></main>${tag}`,
  });
  return { address, hash: (id) => createHmac("sha256", key).update(id).digest("hex") };
}

async function visit(context: BrowserContext, address: string, first = () => {}): Promise<WidgetPage> {
  const page = await context.newPage();
  await page.addInitScript(first);
  await page.goto(address);
  await page.waitForFunction(() => (window as any).Pipit?.version);
  return new WidgetPage(page);
}

/** The outcome of a call, in a moment or much later: nothing, or the code that it rejects with. */
const call = (page: Page, name: string, parameter?: unknown): Promise<unknown> =>
  page.evaluate(
    ([method, value]) =>
      (window as any).Pipit[method as string](value).then(
        () => "done",
        (error: { code: string }) => error.code,
      ),
    [name, parameter] as const,
  );

const stored = (page: Page): Promise<Session> =>
  page.evaluate((site) => localStorage.getItem(`pipit:${site}:session`) ?? "", SITE).then(sessionOf);
const kept = (page: Page) =>
  page.evaluate(() =>
    // That somebody was logged out stays; who it was does not.
    Object.keys({ ...localStorage, ...sessionStorage }).filter((key) => /^pipit(?!-logout:)/.test(key)),
  );

const written = (widget: WidgetPage) => widget.log.locator("[data-author=visitor] .text").allTextContents();
const answered = (widget: WidgetPage, count: number) =>
  expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toHaveCount(count);

async function isRefused(service: Pipitd, { token }: Session): Promise<boolean> {
  const answer = await fetch(`${service.widget}/api/session`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ site: SITE }),
  });
  return answer.status === 401;
}

function sessionsAsked(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => new URL(request.url()).pathname === "/api/session" && count++);
  return () => count;
}

test("whoever has proven who they are finds their conversation on another device, and costs no request on the next page", async ({
  browser,
  host,
  service,
}) => {
  const { address, hash } = await membersSite(host, service);
  const ann = { id: "ann", name: "Ann", traits: { plan: "gold", orders: 3 }, hash: hash("ann") };
  const devices = [await browser.newContext(), await browser.newContext()];
  const first = await visit(devices[0]!, address);
  const asked = sessionsAsked(first.page);
  const identified = call(first.page, "identify", ann);
  await first.open();
  expect(asked()).toBe(0);
  await first.ask("from the first device");
  expect(await identified).toBe("done");
  await answered(first, 1);
  expect(asked()).toBe(1);

  await first.page.reload();
  await first.composer.waitFor();
  expect(await call(first.page, "identify", ann)).toBe("done");
  await expect(first.log).toContainText("from the first device");
  expect(asked()).toBe(1);

  const second = await visit(devices[1]!, address);
  const again = call(second.page, "identify", ann);
  await second.open();
  await second.ask("from the second");
  expect(await again).toBe("done");
  for (const widget of [first, second])
    await expect.poll(() => written(widget)).toEqual(["from the first device", "from the second"]);
  for (const device of devices) await device.close();
});

test("what was said as nobody goes on in the conversation of whom it turns out to be, in every tab, and nothing is lost or doubled", async ({
  browser,
  host,
  service,
}) => {
  const { address, hash } = await membersSite(host, service);
  const bea = { id: "bea", hash: hash("bea") };
  const phone = await browser.newContext();
  const before = await visit(phone, address);
  void call(before.page, "identify", bea);
  await before.open();
  await before.ask("on the phone");
  await answered(before, 1);

  const laptop = await browser.newContext();
  const tabs = [await visit(laptop, address), await visit(laptop, address)];
  for (const tab of tabs) await tab.open();
  await tabs[0]!.ask("as nobody");
  await answered(tabs[0]!, 1);
  await expect.poll(() => written(tabs[1]!)).toEqual(["as nobody"]);
  const nobody = await stored(tabs[0]!.page);
  expect(await call(tabs[1]!.page, "identify", bea)).toBe("done");
  await tabs[1]!.ask("as Bea");

  const all = ["on the phone", "as nobody", "as Bea"];
  for (const widget of [...tabs, before]) {
    await expect.poll(() => written(widget)).toEqual(all);
    await answered(widget, 3);
    await expect(widget.banner).toBeEmpty();
  }
  const session = await stored(tabs[0]!.page);
  expect(await conversation(service.widget, session)).toEqual(all);
  expect(await isRefused(service, nobody)).toBe(true);
  for (const device of [phone, laptop]) await device.close();
});

test("a wrong hash is told to the page, and what is written is nobody's", async ({
  context,
  host,
  service,
}) => {
  const { address, hash } = await membersSite(host, service);
  const widget = await visit(context, address);
  const outcomes = call(widget.page, "identify", { id: "cem", hash: hash("another") });
  await widget.open();
  await widget.ask("hello");
  expect(await outcomes).toBe("identity");
  await answered(widget, 1);
  for (const bad of [undefined, "cem", [], { id: "cem", traits: { a: "x".repeat(4096) } }])
    expect(await call(widget.page, "identify", bad), JSON.stringify(bad)).toBe("invalid");
  const wrongs = [{}, { id: 7 }, { id: "x".repeat(129) }, { id: "c", name: "x".repeat(201) }];
  for (const bad of [...wrongs, { id: "cem", traits: { a: {} } }])
    expect(await call(widget.page, "identify", bad), JSON.stringify(bad)).toBe("identity");
  expect(await call(widget.page, "identify", { id: "cem" })).toBe("done");
});

test("where a site demands the proof nobody is taken at their word", async ({ context, host, service }) => {
  const { address, hash } = await membersSite(host, service, "--identity", "required");
  const widget = await visit(context, address);
  await widget.open();
  await widget.ask("hello");
  await answered(widget, 1);
  expect(await call(widget.page, "identify", { id: "dan" })).toBe("identity");
  expect(await call(widget.page, "identify", { id: "dan", hash: hash("dan") })).toBe("done");
  await service.changeSite(SITE, "--identity", "optional");
});

test("after a logout nothing is left in any tab, nor on the next page, and the token is good no more", async ({
  context,
  host,
  service,
}) => {
  const { address, hash } = await membersSite(host, service);
  const eve = { id: "eve", hash: hash("eve") };
  const tabs = [await visit(context, address), await visit(context, address)] as const;
  void call(tabs[0].page, "identify", eve);
  for (const tab of tabs) await tab.open();
  await tabs[0].ask("mine alone");
  for (const tab of tabs) await answered(tab, 1);
  await tabs[1].composer.pressSequentially("half a thought");
  await expect(tabs[0].composer).toHaveValue("half a thought");
  const session = await stored(tabs[0].page);

  expect(await call(tabs[1].page, "logout")).toBe("done");
  for (const tab of tabs) {
    await expect.poll(() => written(tab)).toEqual([]);
    await expect(tab.composer).toHaveValue("");
    await expect(tab.banner).toBeEmpty();
  }
  await expect.poll(() => isRefused(service, session)).toBe(true);
  await tabs[0].ask("as nobody");
  await answered(tabs[0], 1);
  expect((await stored(tabs[0].page)).conversation).not.toBe(session.conversation);
  await tabs[1].page.reload();
  await tabs[1].open();
  await expect.poll(() => written(tabs[1])).toEqual(["as nobody"]);
});

test("a logout before the chat is loaded takes away at once what is kept, and ends the session", async ({
  context,
  host,
  service,
}) => {
  const { address } = await membersSite(host, service);
  const before = await visit(context, address);
  await before.open();
  await before.ask("to be left behind");
  await answered(before, 1);
  const session = await stored(before.page);
  await before.page.close();

  const { page } = await visit(context, address);
  expect(await kept(page)).not.toEqual([]);
  expect(await call(page, "logout")).toBe("done");
  expect(await kept(page)).toEqual([]);
  await expect.poll(() => isRefused(service, session)).toBe(true);

  const anonymous = await visit(context, address);
  expect(await call(anonymous.page, "logout")).toBe("done");
  await expect(anonymous.page.locator("iframe")).toHaveCount(0);
});

test("who waits in another tab to be named when its chat is loaded is named no more after a logout", async ({
  context,
  host,
  service,
}) => {
  const { address, hash } = await membersSite(host, service);
  const kay = { id: "kay", hash: hash("kay") };
  const here = await visit(context, address);
  // It does not hear what others write: else its chat would come with the first message of theirs, before the logout.
  const elsewhere = await visit(context, address, () =>
    addEventListener("storage", (event) => event.stopImmediatePropagation()),
  );
  await elsewhere.page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  const outcome = call(elsewhere.page, "identify", kay);
  void call(here.page, "identify", kay);
  await here.open();
  await here.ask("mine alone");
  await answered(here, 1);
  expect(await call(here.page, "logout")).toBe("done");
  await here.page.close();

  await elsewhere.open();
  expect(await outcome).toBe("identity");
  await elsewhere.ask("as nobody");
  await answered(elsewhere, 1);
  expect(await written(elsewhere)).toEqual(["as nobody"]);
  expect(await conversation(service.widget, await stored(elsewhere.page))).toEqual(["as nobody"]);
  // The next one is.
  const ivy = { id: "ivy", hash: hash("ivy") };
  expect(await call(elsewhere.page, "identify", ivy)).toBe("done");
});

test("whoever comes after a logout on a page whose chat was never loaded is named when it is", async ({
  context,
  host,
  service,
}) => {
  const { address, hash } = await membersSite(host, service);
  const widget = await visit(context, address);
  expect(await call(widget.page, "logout")).toBe("done");
  const outcome = call(widget.page, "identify", { id: "ida", hash: hash("ida") });
  await widget.open();
  await widget.ask("mine");
  expect(await outcome).toBe("done");
});

test("a logout without a network is done here at once and at the service later", async ({
  context,
  host,
  service,
}) => {
  const { address } = await membersSite(host, service);
  const widget = await visit(context, address);
  await widget.open();
  await widget.ask("mine alone");
  await answered(widget, 1);
  const session = await stored(widget.page);
  await context.setOffline(true);
  expect(await call(widget.page, "logout")).toBe("done");
  expect(await written(widget)).toEqual([]);
  expect(await kept(widget.page)).toEqual([]);
  expect(await isRefused(service, session)).toBe(false);
  await context.setOffline(false);
  await expect.poll(() => isRefused(service, session)).toBe(true);
});

test("who it is waits for a service that is away", async ({ page, host, ownService }) => {
  const service = await ownService();
  const { address, hash } = await membersSite(host, service);
  const widget = new WidgetPage(page);
  await page.goto(address);
  await widget.open();
  await widget.ask("as nobody");
  await answered(widget, 1);
  await service.kill();
  const identified = call(page, "identify", { id: "fay", hash: hash("fay") });
  await widget.ask("in between");
  await service.restart();
  expect(await identified).toBe("done");
  await answered(widget, 2);
  expect(await conversation(service.widget, await stored(page))).toEqual(["as nobody", "in between"]);
});

test("another one than before finds nothing of the first, who finds it all again", async ({
  context,
  host,
  service,
}) => {
  const { address, hash } = await membersSite(host, service);
  const widget = await visit(context, address);
  const first = call(widget.page, "identify", { id: "gus", hash: hash("gus") });
  await widget.open();
  await widget.ask("Gus was here");
  expect(await first).toBe("done");
  await answered(widget, 1);
  const second = call(widget.page, "identify", { id: "hal", hash: hash("hal") });
  await expect.poll(() => written(widget)).toEqual([]);
  await widget.ask("Hal was here");
  expect(await second).toBe("done");
  await expect.poll(() => written(widget)).toEqual(["Hal was here"]);
  const third = call(widget.page, "identify", { id: "gus", hash: hash("gus") });
  await widget.ask("Gus again");
  expect(await third).toBe("done");
  await expect.poll(() => written(widget)).toEqual(["Gus was here", "Gus again"]);
});

test("what the page says of itself reaches the service with the next message, and stays this page's", async ({
  context,
  host,
  service,
}) => {
  const { address } = await membersSite(host, service);
  const tabs = [await visit(context, address), await visit(context, address)] as const;
  for (const tab of tabs) await tab.open();
  for (const bad of [undefined, 7, [], { a: "x".repeat(4096) }, { a: [[[[[]]]]] }, { a: "\ud800" }])
    expect(await call(tabs[0].page, "setContext", bad), JSON.stringify(bad)?.slice(0, 40)).toBe("invalid");
  const texts: string[] = [];
  for (const tab of tabs)
    tab.page.on(
      "request",
      (request) => request.url().endsWith("/api/chat") && texts.push(request.postData()!),
    );
  expect(await call(tabs[0].page, "setContext", { page: "cart", cart: { total: 12.5 } })).toBe("done");
  expect(await call(tabs[1].page, "setContext", { page: "ring" })).toBe("done");
  await tabs[0].ask("one");
  await answered(tabs[0], 1);
  await tabs[1].ask("two");
  await answered(tabs[0], 2);
  await tabs[1].ask("three");
  await answered(tabs[0], 3);
  expect(texts.map((text) => JSON.parse(text).context)).toEqual([
    '{"page":"cart","cart":{"total":12.5}}',
    '{"page":"ring"}',
    undefined,
  ]);
  const { conversation: name } = await stored(tabs[0].page);
  expect(JSON.parse(await service.contextOf(name))).toEqual({ page: "ring" });
});
