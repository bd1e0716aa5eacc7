import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());
afterEach(() => {
  fixture.servers.link = (built) => built;
  fixture.servers.hold = false;
});

const alertOf = (page: Page): Promise<string> => page.getByRole("alert").innerText();
const retry = (page: Page) => page.getByRole("button", { name: "Retry" });

/** Answers the second script only when the test says so. */
function heldLink(): () => void {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  fixture.servers.link = (built) => released.then(() => built);
  return () => release();
}

/** The element of the second script, which is in the document for a moment alone, as a page has it that looks on. */
const watched = `<script>
  log = [];
  const { append } = Element.prototype;
  Element.prototype.append = function (script) {
    if (script.localName == "script") {
      window.script = script;
      script.addEventListener("load", () => log.push("ran"));
    }
    return Reflect.apply(append, this, arguments);
  };
</script>`;
const isAsked = (page: Page) => page.waitForFunction(() => "script" in window);

describe("the second script", { timeout: 30_000 }, () => {
  test("comes at the visitor's intent, together with the frame, and leaves no element", async () => {
    const { requests, linkPath } = fixture.servers;
    const before = requests.length;
    const page = await fixture.visit();
    const elements = await page.evaluate(() => document.querySelectorAll("*").length);
    await page.getByRole("button", { name: "Open chat" }).focus();
    await frameOf(page);
    expect(requests.slice(before).sort()).toEqual([linkPath, "/frame/?site=shop", "/pipit.js"]);
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBe(elements);
  });

  test("may come after the frame's first words", async () => {
    const release = heldLink();
    const page = await fixture.visit();
    await page.evaluate(() => {
      addEventListener("message", () => void (log = ["spoken"]));
      log = [];
      void Pipit.open();
    });
    await expect.poll(() => page.evaluate(() => log)).toEqual(["spoken"]);
    release();
    expect(await outcome(page, "Pipit.send('late')")).toEqual({ id: "c-late" });
  });

  test("that is slow is no failure while it may still come", async () => {
    const release = heldLink();
    const page = await fixture.visit({}, { clock: true });
    await page.evaluate(() => {
      addEventListener("message", () => void (log = ["spoken"]));
      log = [];
      void Pipit.open();
    });
    await expect.poll(() => page.evaluate(() => log)).toEqual(["spoken"]);
    await page.frames()[1]!.waitForLoadState("load");
    await page.clock.runFor(10_000);
    expect(await page.getByRole("alert").count()).toBe(0);
    release();
    await frameOf(page);
  });

  test("may come before the frame", async () => {
    fixture.servers.hold = true;
    const page = await fixture.visit({ head: watched });
    await page.evaluate(() => void Pipit.open().catch(() => {}));
    await expect.poll(() => page.evaluate(() => log)).toEqual(["ran"]);
    fixture.servers.hold = false;
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("pipit-widget")!;
      const iframe = shadowRoot!.querySelector("iframe")!;
      iframe.src += "";
      iframe.replaceWith(iframe);
    });
    await frameOf(page);
  });

  test.each([
    ["does not come", () => undefined],
    ["was changed on its way", (built: string) => built + ";window.evil = 1"],
    ["is of another build", () => "window.evil = 1"],
  ])("that %s is told calmly, not run, and tried once more", async (_, link) => {
    fixture.servers.link = link;
    const errors: string[] = [];
    const page = await fixture.visit({
      head: `<script>addEventListener("pipit:error", (e) => (window.log = [e.detail.code]))</script>`,
    });
    page.on("pageerror", (error) => errors.push(error.message));
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "blocked" });
    expect(await page.evaluate(() => log)).toEqual(["blocked"]);
    expect(await alertOf(page)).toContain("could not be reached");
    expect(await page.evaluate(() => "evil" in window)).toBe(false);
    fixture.servers.link = (built) => built;
    await retry(page).click();
    await frameOf(page);
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await outcome(page, "Pipit.send('again')")).toEqual({ id: "c-again" });
    expect(errors).toEqual([]);
  });

  test("that never comes is given up after fifteen seconds, and two that come are one", async () => {
    const release = heldLink();
    const page = await fixture.visit({ head: watched }, { clock: true });
    await page.evaluate(() => {
      window.name = "";
      void Pipit.open().catch((error: { code: string }) => (window.name = error.code));
    });
    await isAsked(page);
    await page.clock.fastForward(15_100);
    await expect.poll(() => page.evaluate(() => window.name)).toBe("blocked");
    await retry(page).click();
    release();
    const frame = await frameOf(page);
    await expect.poll(() => page.evaluate(() => log)).toEqual(["ran", "ran"]);
    expect(await outcome(page, "Pipit.send('once')")).toEqual({ id: "c-once" });
    expect(await frame.evaluate(() => received.filter(({ t }) => t == "send").length)).toBe(1);
  });

  test.each([
    ["a nonce with strict-dynamic", "script-src 'nonce-abc' 'strict-dynamic'", true],
    ["a nonce alone", "script-src 'nonce-abc'", true],
    ["the widget's origin", "script-src WIDGET 'nonce-abc'", true],
    ["this one script", "script-src WIDGET/pipit.js", false],
    [
      "trusted types by name",
      "script-src WIDGET; require-trusted-types-for 'script'; trusted-types pipit",
      true,
    ],
    [
      "no trusted types",
      "script-src WIDGET; require-trusted-types-for 'script'; trusted-types 'none'",
      false,
    ],
    [
      "a default trusted type",
      "script-src WIDGET 'nonce-abc'; require-trusted-types-for 'script'; trusted-types default",
      true,
    ],
  ])("under a policy of %s", async (_, policy, works) => {
    const { widget } = fixture.servers;
    const defaultPolicy = `<script nonce="abc">
      try { trustedTypes.createPolicy("default", { createScriptURL: (url) => url.startsWith("${widget}/") ? url : null }) } catch {}
    </script>`;
    const page = await fixture.visit({
      site: "",
      head: defaultPolicy + fixture.tag("shop", 'async nonce="abc"'),
      headers: { "content-security-policy": policy.replaceAll("WIDGET", widget) },
    });
    await page.getByRole("button", { name: "Open chat" }).click();
    if (works) await frameOf(page);
    else {
      await page.getByRole("alert").waitFor();
      // No evaluation of text in such a page: the outcome is read by a function.
      const code = await page.evaluate(() => Pipit.send("x").catch((error: { code: string }) => error.code));
      expect(code).toBe("blocked");
    }
  });

  test("takes what pipit.js handed it, whatever the page puts on its element meanwhile", async () => {
    const release = heldLink();
    const page = await fixture.visit({
      head: `<script>
        Object.defineProperty(Object.prototype, "pipit", { set(value) { window.stolen = value }, get() { return { take() { window.evil = 1 } } }, configurable: true });
      </script>${watched}`,
    });
    await page.evaluate(() => void Pipit.open());
    await isAsked(page);
    const changed = await page.evaluate(() => {
      const { script } = window as unknown as { script: object };
      return Reflect.set(script, "pipit", { take: () => log.push("evil") });
    });
    expect(changed).toBe(false);
    release();
    await frameOf(page);
    expect(await page.evaluate(() => ["stolen" in window, "evil" in window, log])).toEqual([
      false,
      false,
      ["ran"],
    ]);
  });
});
