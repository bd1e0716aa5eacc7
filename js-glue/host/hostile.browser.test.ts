import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

const launcher = (page: Page) => page.getByRole("button", { name: /(Open|Close) chat/ });

/** What Object.prototype has when pipit.js comes: options, fields of messages and names of its own. */
const polluted =
  "version get set value writable configurable slotAssignment mode delegatesFocus attributeFilter attributes once " +
  "capture signal passive detail bubbles timeout site origin code unread connection dropped id t p k v ok";

/** The page empties its body at last, and the chat is back when the browser has drawn that. */
const clear = `function clear() {
  document.body.replaceChildren();
  requestAnimationFrame(() => (document.title = document.querySelector("pipit-widget") ? "back" : "gone"));
}`;

/** Plays a visitor with a whole script; what came of it is the title, which can be read whatever the page did. */
const round = `<script>
  ${clear}
  (async () => {
    const told = [];
    const report = (text) => (document.title = text);
    await Pipit.on("unread", ({ unread }) => {
      if (told.push(unread) == 2) report(JSON.stringify([told, sent, refused, state]));
      if (unread == 3) clear();
    });
    await Pipit.open();
    const sent = await Pipit.send("hello");
    const refused = await Pipit.send("").catch((error) => error instanceof Error && error.code);
    const state = await Pipit.getState();
    report("sent");
  })().catch((error) => (document.title = "failed: " + error.message));
</script>`;

describe("a hostile page", { timeout: 30_000 }, () => {
  test.each([
    ["an image", '<img name="currentScript" src="https://evil.example/x.png" data-site="evil">'],
    [
      "a form",
      '<form name="currentScript" data-site="evil"><input name="src" value="https://evil.example/x"></form>',
    ],
    ["two images", '<img name="currentScript"><img name="currentScript">'],
  ])("%s named currentScript is not taken for the script", async (_, markup) => {
    const page = await fixture.visit({ body: markup + fixture.tag("shop", ""), site: "" });
    expect(await outcome(page, "Pipit.send('hello')")).toEqual({ id: "c-hello" });
    expect((await frameOf(page)).url()).toContain(`${fixture.servers.widget}/frame/?site=shop#`);
  });

  for (const [kind, pollution] of [
    ["a text", (name: string) => `Object.prototype.${name} = "x"`],
    [
      "a getter alone",
      (name: string) => `Object.defineProperty(Object.prototype, "${name}", { get() { return 1 } })`,
    ],
  ] as const)
    test.each(polluted.split(" "))(`${kind} as Object.prototype.%s changes nothing`, async (name) => {
      const context = await fixture.browser.newContext();
      const page = await context.newPage();
      await page.goto(
        fixture.servers.page("/polluted", {
          body: `<script>${pollution(name)}</script>${fixture.tag("shop", "")}${round}`,
        }),
      );
      await expect.poll(() => page.title(), { timeout: 10_000 }).toMatch(/sent|failed/);
      expect(await page.title()).toBe("sent");
      const frame = page.frames()[1]!;
      await frame.evaluate(() => {
        for (const unread of [1, 2]) say("event", { name: "unread", detail: { unread } });
      });
      await expect.poll(() => page.title()).toContain("[");
      expect(JSON.parse(await page.title())).toEqual([
        [1, 2],
        { id: "c-hello" },
        "invalid",
        { site: "shop", open: true, ready: true, connection: "idle", unread: 0, dropped: 0 },
      ]);
      expect(await frame.evaluate(() => received.map(({ t }) => t))).toEqual(["open", "send"]);
      // The page removes the frame that says so.
      await frame.evaluate(() => say("event", { name: "unread", detail: { unread: 3 } })).catch(() => {});
      await expect.poll(() => page.title()).toBe("back");
      await context.close();
    });

  test.each([
    "document.body.innerHTML = ''",
    "document.body.replaceChildren()",
    "document.querySelector('pipit-widget').remove()",
  ])("the chat comes back after %s, as often as that is done", async (clear) => {
    const page = await fixture.visit();
    for (let times = 0; times < 3; times++) {
      await page.evaluate(clear);
      await expect.poll(() => launcher(page).count()).toBe(1);
    }
    expect(await outcome(page, "Pipit.send('still here')")).toEqual({ id: "c-still here" });
  });

  test("the chat comes back to a body that replaced the first and was emptied", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => void (document.body = document.createElement("body")));
    await expect.poll(() => launcher(page).count()).toBe(1);
    await page.evaluate(() => document.body.replaceChildren());
    await expect.poll(() => launcher(page).count()).toBe(1);
  });

  test("a page that keeps removing the chat is not fought for ever", async () => {
    const page = await fixture.visit();
    const removed = await page.evaluate(async () => {
      let count = 0;
      const remove = (): void => {
        const chat = document.querySelector("pipit-widget");
        if (!chat || count == 1000) return;
        count++;
        chat.remove();
      };
      new MutationObserver(remove).observe(document.body, { childList: true });
      remove();
      await new Promise((resolve) => setTimeout(resolve));
      return count;
    });
    expect(removed).toBeGreaterThan(1);
    expect(removed).toBeLessThan(100);
    expect(await launcher(page).count()).toBe(0);
  });
});
