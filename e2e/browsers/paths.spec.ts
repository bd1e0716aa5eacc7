import { HostPages } from "../fixtures/hostPages";
import { HOSTS } from "../hosts";
import { expect, test } from "./test";

const RING = "a ring under $300";

test("a visitor opens the chat, asks, and the answer streams in with its cards", async ({
  service,
  visit,
}) => {
  const chat = await visit(`${service.shop}/embed/`);
  await chat.open();
  // Every text that the newest answer had on its way.
  await chat.tab.inFrame(`
    const log = document.querySelector("[role=log]");
    window.seen = [];
    new MutationObserver(() => {
      const text = [...log.querySelectorAll("[data-author=assistant] .text")].at(-1)?.textContent ?? "";
      if (text !== window.seen.at(-1)) window.seen.push(text);
    }).observe(log, { childList: true, characterData: true, subtree: true });`);
  await chat.ask(RING);
  await chat.expectShown("a.card");
  const seen = await chat.tab.inFrame<string[]>("return window.seen");
  const growing = seen.slice(seen.findIndex((text) => text !== "" && text !== seen[0]));
  expect(growing.length).toBeGreaterThan(3);
  for (const [i, text] of growing.entries()) expect(text.startsWith(growing[i - 1] ?? "")).toBe(true);
  const prices = await chat.tab.inFrame<string[]>(
    `return [...document.querySelectorAll("a.card")].map((card) => card.textContent)`,
  );
  for (const price of prices) expect(Number(/\$(\d+)/.exec(price)![1])).toBeLessThanOrEqual(300);
  await expect
    .poll(() => chat.tab.inFrame(`return document.querySelector("a.card img")?.naturalWidth > 0`))
    .toBe(true);
});

test("the shop's next page and a reload show the conversation", async ({ service, visit }) => {
  const chat = await visit(`${service.shop}/embed/`);
  await chat.open();
  await chat.ask(RING);
  await chat.expectShown("a.card");
  const answers = await chat.texts("assistant");
  await chat.click("a.card");
  await expect.poll(() => chat.tab.inPage("return location.pathname")).toMatch(/^\/embed\/products\//);
  await expect.poll(() => chat.texts("visitor")).toEqual([RING]);
  await chat.tab.reload();
  await expect.poll(() => chat.texts("assistant")).toEqual(answers);
  expect(await chat.isOpen()).toBe(true);
});

test("two tabs show the same", async ({ service, visit }) => {
  const first = await visit(`${service.shop}/embed/`);
  await first.open();
  await first.ask("from the first tab");
  await first.expectSent(1);
  const second = await visit(`${service.shop}/embed/orders.html`);
  await second.open();
  await expect.poll(() => second.texts("visitor")).toEqual(["from the first tab"]);
  await second.ask("from the second tab");
  await expect.poll(() => first.texts("visitor")).toEqual(["from the first tab", "from the second tab"]);
  await first.expectSent(2);
  await expect.poll(async () => (await second.texts("assistant")).length).toBeGreaterThan(1);
  await expect
    .poll(async () => (await first.texts("assistant")).join() === (await second.texts("assistant")).join())
    .toBe(true);
});

test("what is written while the service is away is kept, and sent when it is back", async ({
  service,
  visit,
}) => {
  const chat = await visit(`${service.shop}/embed/`);
  await chat.open();
  await chat.ask("hello");
  await chat.expectSent(1);
  await service.kill();
  await chat.ask("are you there?");
  await chat.expectShown(".trouble");
  const outbox = `return localStorage.getItem("pipit:demo-shop:outbox") ?? ""`;
  await expect.poll(() => chat.tab.inPage(outbox)).toContain("are you there?");
  await service.restart();
  await chat.expectSent(2);
  await chat.tab.reload();
  await expect.poll(() => chat.texts("visitor")).toEqual(["hello", "are you there?"]);
});

test("an erasure leaves nothing, and the next page begins anew", async ({ service, visit }) => {
  const chat = await visit(`${service.shop}/embed/`);
  await chat.open();
  await chat.ask("forget this");
  await chat.expectSent(1);
  const names = `return Object.keys(localStorage).filter((name) => name.startsWith("pipit:"))`;
  await expect.poll(() => chat.tab.inPage(names)).toContain("pipit:demo-shop:conversation");
  await chat.tab.inPage(`void Pipit.privacy.erase().then(() => (window.erased = true))`);
  await expect.poll(() => chat.tab.inPage("return window.erased ?? false")).toBe(true);
  expect(await chat.tab.inPage(names)).toEqual([]);
  await chat.tab.reload();
  // The panel is closed again too.
  await chat.open();
  expect(await chat.texts("visitor")).toEqual([]);
});

test("the keyboard alone opens, asks and closes", async ({ service, host, visit }) => {
  const hosts = await HostPages.start(host, service);
  const chat = await visit(hosts.put(HOSTS[0]!).tagged);
  await expect.poll(() => chat.tab.inPage(`return !!document.querySelector("pipit-widget")`)).toBe(true);
  const onLauncher = `return document.activeElement.localName === "pipit-widget"`;
  await expect(async () => {
    await chat.tab.press("Tab", "page");
    expect(await chat.tab.inPage(onLauncher)).toBe(true);
  }).toPass();
  await chat.tab.press("Enter", "page");
  await expect.poll(() => chat.hasFocus()).toBe(true);
  await chat.expectShown("textarea");
  await chat.tab.type("by keys alone", "frame");
  await chat.tab.press("Enter", "frame");
  await expect.poll(() => chat.texts("visitor")).toEqual(["by keys alone"]);
  await chat.tab.press("Escape", "frame");
  await expect.poll(() => chat.isOpen()).toBe(false);
  expect(await chat.launcherName()).toBe("Open chat");
  expect(await chat.tab.inPage(onLauncher)).toBe(true);
  hosts.stop();
});

test("another language is chosen, and stays", async ({ service, visit }) => {
  const chat = await visit(`${service.shop}/embed/`);
  await chat.open();
  expect(await chat.attribute("textarea", "aria-label")).toBe("Message");
  await chat.click(".header .opener > button");
  await chat.click("[role=menuitemradio][lang=ar]");
  await expect.poll(() => chat.attribute("html", "dir")).toBe("rtl");
  await chat.tab.reload();
  await expect.poll(() => chat.attribute("html", "lang")).toBe("ar");
  await expect.poll(() => chat.attribute("textarea", "aria-label")).toMatch(/\p{Script=Arabic}/u);
});
