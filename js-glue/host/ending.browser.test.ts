import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Fixture, frameOf, outcome } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

/** Counts what the chat has in the page that outlives its element: listeners by their signal, intervals and timers. */
const counting = `<script>
  listeners = new Map(), timers = new Set();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (name, listener, options) {
    const at = name + ":" + (this === window ? "window" : this === self.navigation ? "navigation" : "");
    // The others are the browser's driver's.
    const { stack } = new Error();
    const isOurs = stack.includes("/pipit.js") || stack.includes("/assets/host");
    if (at.endsWith(":") || !isOurs) return addEventListener.call(this, name, listener, options);
    // A browser adds none whose signal is aborted already.
    if (!options?.signal?.aborted) listeners.set(listener, at);
    options?.signal?.addEventListener("abort", () => listeners.delete(listener));
    addEventListener.call(this, name, listener, options);
  };
  for (const [set, clear] of [["setInterval", "clearInterval"], ["setTimeout", "clearTimeout"]]) {
    const [setter, clearer] = [self[set], self[clear]];
    self[set] = (act, time) => {
      const id = setter(() => { if (set == "setTimeout") timers.delete(id); act(); }, time);
      timers.add(id);
      return id;
    };
    self[clear] = (id) => { timers.delete(id); clearer(id); };
  }
</script>`;
declare const listeners: Map<unknown, string>;
declare const timers: Set<unknown>;

describe("destroy()", { timeout: 60_000 }, () => {
  test("turns away what was called in the moment before it, at once", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    await frameOf(page);
    const code = await page.evaluate(() => {
      const sent = Pipit.send("too late").catch((error: { code: string }) => error.code);
      void Pipit.destroy();
      return sent;
    });
    expect(code).toBe("destroyed");
  });

  test("leaves no node, listener, interval or global, and every later call rejects", async () => {
    const page = await fixture.visit({ head: counting }, { clock: false });
    await page.evaluate(async () => {
      log = [];
      Object.assign(window, { kept: Pipit });
      for (const name of ["close", "destroyed", "ready"]) await Pipit.on(name, () => log.push(name));
      await Pipit.open();
    });
    await frameOf(page);
    expect(await page.evaluate(() => listeners.size)).toBeGreaterThan(4);
    const left = await page.evaluate(async () => {
      await Pipit.destroy();
      const { kept } = window as unknown as { kept: typeof Pipit };
      dispatchEvent(new CustomEvent("pipit:ready"));
      return {
        log,
        global: "Pipit" in window,
        nodes: document.querySelectorAll("pipit-widget, iframe, script[src*='/assets/']").length,
        listeners: [...listeners.values()],
        overflow: getComputedStyle(document.documentElement).overflow,
        sheets: document.adoptedStyleSheets.length,
        storage: Object.keys(sessionStorage),
        code: await kept.open().catch(({ code }: { code: string }) => code),
      };
    });
    expect(left).toEqual({
      log: ["ready", "close", "destroyed"],
      global: false,
      nodes: 0,
      listeners: [],
      overflow: "visible",
      sheets: 0,
      storage: [],
      code: "destroyed",
    });
    // The windows of the limits on messages end by themselves.
    await expect.poll(() => page.evaluate(() => timers.size), { timeout: 30_000 }).toBe(0);
  });

  test("before the frame has come, it does not come, and who waits for it is turned away", async () => {
    const page = await fixture.visit({ site: "silent" });
    const code = await page.evaluate(() => {
      const opened = Pipit.open().catch(({ code }: { code: string }) => code);
      void Pipit.destroy();
      return opened;
    });
    expect(code).toBe("destroyed");
    expect(await page.locator("pipit-widget, iframe").count()).toBe(0);
  });

  test("while the second script is on its way, nothing of that script runs on", async () => {
    const page = await fixture.visit({ head: counting });
    let arrive!: () => void;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    await page.route("**/assets/host-*", async (route) => {
      await arrival;
      await route.continue();
    });
    await page.evaluate(() => {
      void Pipit.open().catch(() => {});
      void Pipit.destroy();
    });
    const come = page.waitForResponse("**/assets/host-*");
    arrive();
    await (await come).finished();
    await expect.poll(() => page.evaluate(() => timers.size), { timeout: 30_000 }).toBe(0);
    expect(await page.evaluate(() => listeners.size)).toBe(0);
  });

  test("a page may put up another chat in the next line, and the body that is emptied brings the old one not back", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    await page.evaluate((src) => {
      void Pipit.destroy();
      document.body.replaceChildren();
      const script = document.createElement("script");
      Object.assign(script, { src });
      script.dataset["site"] = "shop";
      document.body.append(script);
    }, `${fixture.servers.widget}/pipit.js`);
    await page.waitForFunction(() => typeof Object(window.Pipit).version == "string");
    expect(await outcome(page, "Pipit.open()")).toBeUndefined();
    expect(await outcome(page, "Pipit.send('hello')")).toEqual({ id: "c-hello" });
    expect(await page.locator("pipit-widget").count()).toBe(1);
  });
});
