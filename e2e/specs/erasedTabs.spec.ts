import type { BrowserContext } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { frameOf, TabGroup, written } from "../pages/TabGroup";
import { conversation, session } from "../pages/session";
import { openTab, records } from "../pages/tabs";
import { WidgetPage } from "../pages/WidgetPage";

// What one tab erases while others cannot hear of it, or say anything. That they are frozen: sleepingTabs.spec.ts.

interface Watched {
  Pipit: { privacy: { erase(): Promise<void> }; logout(): Promise<void> };
}
declare const window: Watched & typeof globalThis;

const ENDS = {
  erased: () => window.Pipit.privacy.erase(),
  "logged out": () => window.Pipit.logout(),
};

for (const [how, end] of Object.entries(ENDS))
  test(`what was written offline by somebody who was ${how} since is sent by no tab, ever`, async ({
    context,
    service,
  }) => {
    const said = notePosts(context);
    const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
    const [first, second, third] = group.tabs as [WidgetPage, WidgetPage, WidgetPage];
    await first.ask("before");
    await group.expectLabels("Sent", 1);
    const before = await session(first.page);
    await context.setOffline(true);
    await second.ask("an unsent secret");
    await third.ask("another unsent secret");
    await group.expectLabels("Sending…", 2);
    await third.composer.pressSequentially("half a secret");
    for (const { composer } of group.tabs) await expect(composer).toHaveValue("half a secret");
    await first.page.evaluate(end);
    await group.expectAll();
    for (const { composer } of group.tabs) await expect(composer).toHaveValue("");
    await second.ask("anew and offline");
    await group.expectAll("anew and offline");
    // What was tried in vain was tried before.
    said.length = 0;
    await context.setOffline(false);
    await group.expectLabels("Sent", 1);
    await third.ask("anew and online");
    await group.expectAll("anew and offline", "anew and online");
    await group.expectLabels("Sent", 2);

    const after = await session(first.page);
    expect(after.conversation).not.toBe(before.conversation);
    expect(await conversation(service.widget, after)).toEqual(["anew and offline", "anew and online"]);
    const later = await openTab(context, `${service.shop}/embed/`);
    await expect.poll(() => written(later)).toEqual(["anew and offline", "anew and online"]);
    expect(JSON.stringify(await records(first.page))).not.toContain("secret");
    expect(said.filter((body) => body.includes("secret"))).toEqual([]);
    expect(said.some((body) => body.includes("anew and online"))).toBe(true);
  });

test("a tab without a network of its own shows nothing any more of what another erases, and goes on in what is begun then", async ({
  context,
  service,
}) => {
  const said = notePosts(context);
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 2);
  const [first] = group.tabs as [WidgetPage, WidgetPage];
  await first.ask("before");
  await group.expectLabels("Sent", 1);
  const cut = await group.leader();
  const other = await group.follower();
  // The one that leads, with what it is about to say.
  await cut.page.route("**/api/**", (route) => route.abort());
  await cut.ask("an unsent secret");
  await group.expectAll("before", "an unsent secret");
  await group.expectLabels("Sending…", 1);
  await other.page.evaluate(() => window.Pipit.privacy.erase());
  await group.expectAll();
  said.length = 0;
  await cut.page.unroute("**/api/**");
  await other.ask("anew");
  await cut.ask("and on");
  await group.expectAll("anew", "and on");
  await group.expectLabels("Sent", 2);
  expect((await conversation(service.widget, await session(first.page))).sort()).toEqual(["and on", "anew"]);
  expect(said.filter((body) => body.includes("secret"))).toEqual([]);
});

test("a tab whose chat is still loading when another erases shows nothing of before, and ends nothing that was begun since", async ({
  context,
  service,
}) => {
  const address = `${service.shop}/embed/`;
  const group = await TabGroup.open(context, address, 1);
  const [first] = group.tabs as [WidgetPage];
  await first.ask("before");
  await group.expectLabels("Sent", 1);
  await first.composer.pressSequentially("half a secret");
  const late = new WidgetPage(await context.newPage());
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  await late.page.route("**/*.wasm", (route) => released.then(() => route.continue()));
  await late.page.goto(address);
  await late.page.getByRole("button", { name: "Open chat" }).click();
  await expect(late.frame.locator("#app > *").first()).toBeAttached();
  await frameOf(late.page).evaluate(noteTexts);

  await first.page.evaluate(() => window.Pipit.privacy.erase());
  await group.expectAll();
  await first.ask("anew");
  await group.expectLabels("Sent", 1);
  const begun = await session(first.page);
  release();
  await late.composer.waitFor();
  group.tabs.push(late);
  await group.expectAll("anew");
  await late.ask("and on");
  await group.expectAll("anew", "and on");
  await group.expectLabels("Sent", 2);
  expect((await session(first.page)).conversation).toBe(begun.conversation);
  expect(await conversation(service.widget, begun)).toEqual(["anew", "and on"]);
  const seen = await frameOf(late.page).evaluate(() => (window as unknown as { seen: string }).seen);
  expect(seen).toContain("anew");
  expect(seen).not.toMatch(/before|secret/);
});

/** What is posted as the visitor's, from whichever tab. */
function notePosts(context: BrowserContext): string[] {
  const bodies: string[] = [];
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/chat") bodies.push(request.postData() ?? "");
  });
  return bodies;
}

/** All that has stood in the document, for however short a time. */
function noteTexts(): void {
  const noted = Object.assign(window, { seen: "" });
  const note = () => {
    noted.seen += document.body.innerText;
    for (const { value } of document.querySelectorAll("textarea")) noted.seen += value;
  };
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
}
