import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "@playwright/test";
import { Fixture, frameOf } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

const launcher = (page: Page) => page.getByRole("button", { name: /(Open|Close) chat/ });
/** The page has been idle, and what was to be done then is done. A machine with much else to do may leave it no idle moment. */
const idle = (page: Page) =>
  page.evaluate(() => {
    const rest = { timeout: 5_000 };
    return new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve, rest), rest));
  });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

describe("page", { timeout: 30_000 }, () => {
  test("nothing but the script is loaded, stored or shifted before intent; what waits to be sent is looked for when the page is idle", async () => {
    const before = fixture.servers.requests.length;
    const page = await fixture.visit({
      head: `<script>
        log = []; let shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => log.push(entry.value))).observe({ type: "layout-shift", buffered: true });
        for (const name of ["getItem", "setItem", "removeItem"]) {
          const original = Storage.prototype[name];
          Storage.prototype[name] = function (...args) { if (this === localStorage) log.push([name, args[0], isIdle]); return original.apply(this, args); };
        }
        let isIdle = false;
        const whenIdle = requestIdleCallback;
        requestIdleCallback = (then, options) => whenIdle((rest) => { isIdle = true; then(rest); isIdle = false; }, options);</script>`,
    });
    await idle(page);
    expect(await page.evaluate(() => log)).toEqual([["getItem", "pipit:shop:waits", true]]);
    expect(fixture.servers.requests.slice(before)).toEqual(["/pipit.js"]);
  });

  test("the pointer over the launcher loads the frame, a click opens it and hands it the focus", async () => {
    const page = await fixture.visit();
    await launcher(page).hover();
    const frame = await frameOf(page);
    expect(await frame.evaluate(() => received)).toEqual([]);
    await launcher(page).click();
    await expect
      .poll(() => frame.evaluate(() => received))
      .toEqual([{ v: 2, id: 0, t: "open", p: { focus: true, full: false } }]);
    expect(
      await page.evaluate(() => document.querySelector("pipit-widget")!.shadowRoot!.activeElement!.tagName),
    ).toBe("IFRAME");
  });

  test.each(["idle", "eager"])("load: %s loads the frame by itself", async (load) => {
    const page = await fixture.visit({ head: `<script>pipitConfig = { load: "${load}" }</script>` });
    const frame = await frameOf(page);
    expect(await frame.evaluate(() => received)).toEqual([]);
  });

  const WAITING = `<script>localStorage["pipit:shop:waits"] = "pipit2"</script>`;

  test.each([
    ["", true],
    [`data-features="-autoRestore"`, true],
    [`data-global="Chat"`, true],
    [`data-features="-parentStorage"`, false],
    [`data-persist="false"`, false],
    [`data-consent="required"`, false],
  ])("where something waits to be sent, %s, the frame is loaded unseen: %s", async (attributes, isLoaded) => {
    const page = await fixture.visit({
      site: "",
      head: WAITING + fixture.tag("shop", attributes) + "<script>window.Pipit ??= window.Chat</script>",
    });
    await idle(page);
    if (isLoaded) expect(await (await frameOf(page)).evaluate(() => received)).toEqual([]);
    expect(await page.locator("iframe").count()).toBe(+isLoaded);
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("false");
  });

  test("what waits for another site, or was taken elsewhere, loads nothing", async () => {
    const other = `<script>Object.assign(localStorage, { "pipit:other:waits": "1", "pipit:shop:session": "1" })</script>`;
    const page = await fixture.visit({ head: other });
    await idle(page);
    expect(await page.locator("iframe").count()).toBe(0);
  });

  test("the keyboard opens, and a close by the frame gives the focus back to the launcher", async () => {
    const page = await fixture.visit();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate(() => received.at(-1)?.p)).toEqual({ focus: true, full: false });
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("true");
    await frame.evaluate(() => say("close", {}));
    await expect.poll(() => launcher(page).getAttribute("aria-expanded")).toBe("false");
    expect(
      await page.evaluate(() => document.querySelector("pipit-widget")!.shadowRoot!.activeElement!.ariaLabel),
    ).toBe("Open chat");
    expect(await frame.evaluate(() => received.at(-1)!.t)).toBe("close");
  });

  test("the focus is left where the visitor has gone while the frame was loading", async () => {
    const page = await fixture.visit({ site: "silent", body: "<input>" });
    await launcher(page).click();
    await page.locator("input").focus();
    await page.frames()[1]!.evaluate(() => ready());
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate(() => received.at(-1)?.p)).toEqual({ focus: false, full: false });
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe("INPUT");
  });

  test("closing and opening again keeps the frame's document", async () => {
    const page = await fixture.visit();
    await launcher(page).click();
    const frame = await frameOf(page);
    await frame.evaluate(() => void (log = ["kept"]));
    await launcher(page).click();
    await expect.poll(() => page.locator("iframe").isVisible()).toBe(false);
    await launcher(page).click();
    expect(await frame.evaluate(() => log)).toEqual(["kept"]);
    expect(await page.locator("iframe").isVisible()).toBe(true);
  });

  test("an open panel comes back after navigation without the focus; a closed one does not", async () => {
    const page = await fixture.visit();
    await launcher(page).click();
    await frameOf(page);
    await page.reload();
    const frame = await frameOf(page);
    await expect
      .poll(() => frame.evaluate(() => received))
      .toEqual([{ v: 2, id: 0, t: "open", p: { focus: false, full: false } }]);
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe("BODY");
    await launcher(page).click();
    await page.mouse.move(0, 0);
    await page.reload();
    await idle(page);
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("false");
    expect(await page.locator("iframe").count()).toBe(0);
  });

  test("on a phone the panel fills the screen, covers the launcher, and does not hide the next page", async () => {
    const page = await fixture.visit({}, phone);
    expect((await launcher(page).boundingBox())!.width).toBe(48);
    await launcher(page).tap();
    await frameOf(page);
    expect(await page.locator("pipit-widget iframe").boundingBox()).toEqual({
      x: 0,
      y: 0,
      width: 390,
      height: 844,
    });
    expect(await page.locator("pipit-widget button").isVisible()).toBe(false);
    await page.reload();
    await frameOf(page);
    expect(await page.locator("pipit-widget iframe").isVisible()).toBe(false);
  });

  test("on a phone the launcher stays while the frame is not there, so that the panel can be closed", async () => {
    const page = await fixture.visit({ site: "silent" }, phone);
    await launcher(page).tap();
    expect(await launcher(page).isVisible()).toBe(true);
    await launcher(page).tap();
    expect(await launcher(page).getAttribute("aria-label")).toBe("Open chat");
  });

  test("a page behind a panel that fills the window does not scroll, and is left as it was", async () => {
    const head = `<style>body { margin: 0; height: 5000px }</style>
      <script>const own = new CSSStyleSheet(); own.replaceSync("h1 { color: red }"); document.adoptedStyleSheets = [own];</script>`;
    const page = await fixture.visit({ head }, phone);
    const scrolled = () => page.evaluate(() => scrollY);
    /** Whether the page went along with a wheel that is turned over its middle. */
    const follows = async (): Promise<boolean> => {
      const before = await scrolled();
      await page.mouse.move(195, 400);
      await page.mouse.wheel(0, 100);
      await page.evaluate(
        () =>
          new Promise((done) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200))),
          ),
      );
      return (await scrolled()) != before;
    };
    expect(await follows()).toBe(true);
    const before = await scrolled();
    await launcher(page).tap();
    const frame = await frameOf(page);
    expect(await follows()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 720 });
    expect(await follows()).toBe(true);
    await page.setViewportSize(phone.viewport);
    await page.evaluate((top) => scrollTo(0, top), before);
    expect(await follows()).toBe(false);
    await frame.evaluate(() => say("close", {}));
    await expect.poll(() => launcher(page).getAttribute("aria-expanded")).toBe("false");
    expect(await scrolled()).toBe(before);
    expect(await follows()).toBe(true);
    expect(
      await page.evaluate(() => [
        document.documentElement.getAttribute("style"),
        document.body.getAttribute("style"),
        getComputedStyle(document.documentElement).overflow,
        getComputedStyle(document.querySelector("h1")!).color,
      ]),
    ).toEqual([null, null, "visible", "rgb(255, 0, 0)"]);
  });

  for (const keys of ["PageDown", "Space", "ArrowDown", "End"])
    test(`a page behind a panel that fills the window does not scroll by ${keys} either, wherever the focus is, and does by the side of one`, async () => {
      const head = `<style>body { margin: 0; height: 5000px }</style>`;
      const page = await fixture.visit({ head }, phone);
      const follows = async (): Promise<boolean> => {
        await page.evaluate(() => scrollTo(0, 50));
        await page.keyboard.press(keys);
        await page.evaluate(
          () =>
            new Promise((done) =>
              requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 200))),
            ),
        );
        return (await page.evaluate(() => scrollY)) != 50;
      };
      const blur = () => page.evaluate(() => (document.activeElement as HTMLElement).blur());
      expect(await follows()).toBe(true);
      await launcher(page).tap();
      const frame = await frameOf(page);
      await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true);
      expect(await follows()).toBe(false);
      await blur();
      expect(await follows()).toBe(false);
      await page.setViewportSize({ width: 1280, height: 720 });
      await blur();
      expect(await follows()).toBe(true);
    });

  test("a page behind a panel that is hidden scrolls, until it is shown again", async () => {
    const page = await fixture.visit({ head: "<style>body { height: 5000px }</style>" }, phone);
    const overflow = () => page.evaluate(() => getComputedStyle(document.documentElement).overflow);
    await launcher(page).tap();
    await frameOf(page);
    expect(await overflow()).toBe("hidden");
    await page.evaluate(() => Pipit.hide());
    expect(await overflow()).toBe("visible");
    await page.evaluate(() => Pipit.show());
    expect(await overflow()).toBe("hidden");
  });

  test("the direction of the body is the chat's", async () => {
    const page = await fixture.visit({ body: "<script>document.body.dir = 'rtl'</script>" });
    expect((await launcher(page).boundingBox())!.x).toBeLessThan(100);
  });

  test("a body that is not to be seen leaves the chat where it is", async () => {
    const page = await fixture.visit({
      head: "<style>body { opacity: 0; transform: scale(.5); display: none }</style>",
    });
    const { x, y } = (await launcher(page).boundingBox())!;
    expect([x > 1000, y > 600]).toEqual([true, true]);
    await launcher(page).click();
    await frameOf(page);
  });

  test("on a phone too a close by the frame gives the focus back to the launcher", async () => {
    const page = await fixture.visit({}, phone);
    await launcher(page).tap();
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true);
    await frame.evaluate(() => say("close", {}));
    await expect.poll(() => launcher(page).getAttribute("aria-expanded")).toBe("false");
    expect(
      await page.evaluate(() => document.querySelector("pipit-widget")!.shadowRoot!.activeElement?.ariaLabel),
    ).toBe("Open chat");
  });

  test("the frame is told whether the panel fills the window, and again when that changes while it is open", async () => {
    const page = await fixture.visit({}, phone);
    await launcher(page).tap();
    const frame = await frameOf(page);
    const told = (): Promise<unknown[]> =>
      frame.evaluate(() => received.map(({ t, p }) => [t, p["focus"], p["full"]]));
    const opened = ["open", true, true];
    const wide = ["open", false, false];
    await expect.poll(told).toEqual([opened]);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(told).toEqual([opened, wide]);
    await page.setViewportSize({ width: 1280, height: 500 });
    await expect.poll(told).toEqual([opened, wide, ["open", false, true]]);
    expect((await page.locator("pipit-widget iframe").boundingBox())!.width).toBe(1280);
  });

  test("a change of the window is not told to a frame whose panel is closed", async () => {
    const page = await fixture.visit({}, phone);
    await page.evaluate(() => Pipit.send("hello"));
    const frame = await frameOf(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.evaluate(() => Pipit.open());
    await expect
      .poll(() => frame.evaluate(() => received.map(({ t, p }) => [t, p["full"]])))
      .toEqual([
        ["send", undefined],
        ["open", false],
      ]);
  });

  test.each([
    ["bottom-right", "ltr", 1204, 644],
    ["bottom-left", "ltr", 20, 644],
    ["top-right", "ltr", 1204, 20],
    ["bottom-right", "rtl", 20, 644],
  ])("%s on a page in %s", async (position, direction, x, y) => {
    const page = await fixture.visit({
      head: `<style>html { direction: ${direction} }</style><script>pipitConfig = { position: "${position}" }</script>`,
    });
    expect(await launcher(page).boundingBox()).toEqual({ x, y, width: 56, height: 56 });
    await launcher(page).click();
    const panel = (await page.locator("pipit-widget div").boundingBox())!;
    expect([panel.x, panel.y >= 0, panel.y + panel.height <= 720]).toEqual([x < 100 ? 20 : 858, true, true]);
  });

  test("the configured size is the panel's", async () => {
    const page = await fixture.visit({
      head: `<script>pipitConfig = { width: 320, height: 420, offsetX: 5, offsetY: 7, zIndex: 9 }</script>`,
    });
    await launcher(page).click();
    await frameOf(page);
    expect(await page.locator("pipit-widget iframe").boundingBox()).toMatchObject({
      width: 320,
      height: 420,
    });
    expect(await page.locator("pipit-widget").evaluate((host) => getComputedStyle(host).zIndex)).toBe("9");
  });

  test("a page's style resets do not reach the chat", async () => {
    const page = await fixture.visit({
      head: `<style>
        * { all: unset } * { display: none !important; opacity: 0 !important; transform: scale(0) !important; position: static !important }
        html, body { display: block !important; opacity: 1 !important; transform: none !important }
        div, button, iframe, pipit-widget { display: none !important; visibility: hidden !important; width: 0 !important }
        span { color: red !important }</style>`,
    });
    expect(await launcher(page).boundingBox()).toEqual({ x: 1204, y: 644, width: 56, height: 56 });
    await launcher(page).click();
    await frameOf(page);
    expect(await page.locator("pipit-widget iframe").boundingBox()).toMatchObject({ width: 400 });
    expect(await page.locator("pipit-widget iframe").isVisible()).toBe(true);
  });

  test("the strictest policy works without one violation", async () => {
    const { widget } = fixture.servers;
    const context = await fixture.browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      violations = [];
      addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
    });
    const policy = `default-src 'none'; script-src ${widget}; frame-src ${widget}; require-trusted-types-for 'script'; trusted-types pipit`;
    const headers = { "content-security-policy": policy };
    await page.goto(fixture.servers.page("/strict", { head: fixture.tag(), headers }));
    await launcher(page).click();
    const frame = await frameOf(page);
    await frame.evaluate(() => say("state", { connection: "online", unread: 2, dropped: 0 }));
    await launcher(page).click();
    expect(await page.locator("pipit-widget span").isVisible()).toBe(true);
    expect(await launcher(page).boundingBox()).toEqual({ x: 1204, y: 644, width: 56, height: 56 });
    expect(await page.evaluate(() => violations)).toEqual([]);
  });

  test("a script in the head that runs before the body waits for it", async () => {
    const page = await fixture.visit({ head: fixture.tag("shop", ""), site: "" });
    expect(await launcher(page).isVisible()).toBe(true);
  });

  test("in print there is nothing of it", async () => {
    const page = await fixture.visit();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("pipit-widget button").isVisible()).toBe(false);
  });

  test("an element with the id Pipit is no stub", async () => {
    const page = await fixture.visit({ body: '<div id="Pipit"></div>' });
    await launcher(page).click();
    await frameOf(page);
  });
});

test("the chat goes on after the page was kept in the back/forward cache", { timeout: 30_000 }, async () => {
  const cached = await Fixture.start([], ["--disable-back-forward-cache"]);
  try {
    const report = `addEventListener("pageshow", async ({ persisted }) => {
      if (persisted) fetch("/report?" + JSON.stringify(await Pipit.send("back")));
    })`;
    const page = await cached.visit({ head: `<script>${report}</script>` });
    await page.evaluate(() => Pipit.open());
    const next = cached.servers.page("/next", {
      head: "<script>setTimeout(() => history.back(), 500)</script>",
    });
    await page.evaluate((address) => void (location.href = address), next);
    await expect.poll(() => cached.servers.reports).toEqual(['{"id":"c-back"}']);
  } finally {
    await cached.stop();
  }
});
