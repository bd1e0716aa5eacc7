import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame, Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";
import type { HostPage } from "./testing/servers";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

async function opened(host: HostPage = {}): Promise<[Page, Frame]> {
  const page = await fixture.visit(host);
  await page.evaluate(() => Pipit.open());
  return [page, await frameOf(page)];
}

describe("port", { timeout: 30_000 }, () => {
  test("a ping is answered", async () => {
    const [, frame] = await opened();
    expect(await frame.evaluate(() => ask("ping", {}))).toEqual({ ok: true });
  });

  test("malformed and unknown messages are dropped and counted", async () => {
    const [page, frame] = await opened();
    await frame.evaluate(() => {
      for (const data of ["{", 5, null, { v: 2 }, "x".repeat(600_000), '{"v":1,"id":0,"t":"ping","p":{}}'])
        sayRaw(data);
      say("toString", {});
      say("event", { name: "constructor", detail: {} });
      say("event", { name: "open", detail: {} });
    });
    await frame.evaluate(() => ask("ping", {}));
    expect(await outcome(page, "Pipit.getState().then(({dropped}) => dropped)")).toBe(9);
  });

  test("a flood is cut off at 2,000 messages", async () => {
    const [page, frame] = await opened();
    await frame.evaluate(() => {
      for (let count = 0; count < 3_000; count++) say("ping", {});
    });
    await expect
      .poll(() => outcome(page, "Pipit.getState().then(({dropped}) => dropped)"))
      .toBeGreaterThan(990);
  });

  test("the frame's state reaches getState(), getUnreadCount() and the badge", async () => {
    const [page, frame] = await opened();
    await frame.evaluate(() => say("state", { connection: "online", unread: 3, dropped: 2 }));
    await frame.evaluate(() => ask("ping", {}));
    expect(await outcome(page, "Pipit.getUnreadCount()")).toBe(3);
    expect(await outcome(page, "Pipit.getState()")).toMatchObject({
      connection: "online",
      unread: 3,
      dropped: 2,
    });
    expect(await page.locator("pipit-widget span").innerText()).toBe("3");
    await frame.evaluate(() => say("state", { connection: "online", unread: 0, dropped: 2 }));
    await frame.evaluate(() => ask("ping", {}));
    expect(await page.locator("pipit-widget span").isVisible()).toBe(false);
  });

  test("storage is read and written in the page's localStorage, under the site's prefix alone", async () => {
    const [page, frame] = await opened({ head: "<script>localStorage.cart = '1'</script>" });
    expect(await frame.evaluate(() => ask("storage.set", { k: "draft", v: "hello" }))).toEqual({ ok: true });
    expect(await frame.evaluate(() => ask("storage.get", { k: ["draft", "cart"] }))).toEqual({
      ok: true,
      v: ["hello", null],
    });
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({
      cart: "1",
      "pipit:shop:draft": "hello",
    });
    expect(await frame.evaluate(() => ask("storage.remove", { k: ["draft"] }))).toEqual({ ok: true });
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ cart: "1" });
  });

  test("of what the page made longer than any record there is the beginning, and it hides nothing else", async () => {
    const head =
      "<script>localStorage['pipit:shop:long'] = 'x'.repeat(600_000); localStorage['pipit:shop:a'] = '1'</script>";
    const [, frame] = await opened({ head });
    expect(await frame.evaluate(() => ask("storage.get", { k: ["long", "a"] }))).toEqual({
      ok: true,
      v: ["x".repeat(129), "1"],
    });
  });

  test.each([
    ["throws", "get() { throw new DOMException('no', 'SecurityError') }", "denied"],
    ["is null", "value: null", "absent"],
  ])("a localStorage that %s: %s", async (_, property, code) => {
    const define = `Object.defineProperty(window, "localStorage", { ${property} })`;
    const [, frame] = await opened({ head: `<script>${define}</script>` });
    expect(await frame.evaluate(() => ask("storage.get", { k: ["a"] }))).toEqual({ ok: false, code });
    expect(await frame.evaluate(() => ask("storage.set", { k: "a", v: "1" }))).toEqual({ ok: false, code });
  });

  test("a full localStorage is quota", async () => {
    const [, frame] = await opened({
      head: "<script>localStorage.x = 'x'.repeat(5 * 1024 * 1024 - 100)</script>",
    });
    expect(await frame.evaluate(() => ask("storage.set", { k: "a", v: "y".repeat(500) }))).toEqual({
      ok: false,
      code: "quota",
    });
  });

  test("a page that pollutes the prototypes changes neither messages nor answers", async () => {
    const pollution = `
      Object.assign(Object.prototype, { nonce: "x", k: ["cart"], ok: true, focus: 1, toJSON: () => "evil", width: 9, site: "evil", origin: "https://evil.example" });
      Array.prototype.toJSON = () => "evil"; String.prototype.toJSON = () => "evil"; localStorage.cart = "1";`;
    const [page, frame] = await opened({ head: `<script>${pollution}</script>` });
    expect(await frame.evaluate(() => ask("storage.get", {}))).toEqual({ ok: false, code: "invalid" });
    expect(await frame.evaluate(() => ask("storage.set", { k: "a", v: "1" }))).toEqual({ ok: true });
    expect(await frame.evaluate(() => ask("storage.get", { k: ["a"] }))).toEqual({ ok: true, v: ["1"] });
    expect(await outcome(page, "Pipit.send('clean')")).toEqual({ id: "c-clean" });
    expect(await outcome(page, "Pipit.send('refuse me')")).toMatchObject({ code: "invalid" });
  });

  test("an own __proto__ in a message changes no prototype", async () => {
    const [page, frame] = await opened();
    await page.evaluate(() =>
      Pipit.on("unread", (detail: object) => void (log = [{ ...detail }, Object.getPrototypeOf({})])),
    );
    await frame.evaluate(() =>
      sayRaw(
        '{"v":2,"id":0,"t":"event","p":{"name":"unread","detail":{"__proto__":{"admin":1},"unread":2}}}',
      ),
    );
    await frame.evaluate(() => ask("ping", {}));
    expect(await page.evaluate(() => (({}) as { admin?: number }).admin)).toBeUndefined();
    expect(await page.evaluate(() => (log[0] as { unread: number }).unread)).toBe(2);
  });
});
