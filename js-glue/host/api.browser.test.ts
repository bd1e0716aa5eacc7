import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

const launcher = (page: Page) => page.getByRole("button", { name: "Open chat" });

const proxyStub = `
  const stub = new Proxy({ q: [] }, {
    get: (target, name) => name in target ? target[name]
      : (...args) => new Promise((resolve, reject) => target.q.push([name, args, resolve, reject])),
  });
  window.Pipit = stub; window.log = [];`;

describe("API", { timeout: 30_000 }, () => {
  test("calls made before loading are replayed in order, and their promises are settled", async () => {
    const page = await fixture.visit({
      head: `<script>${proxyStub}
        Pipit.on("open", () => log.push("open"));
        log.ends = Promise.all([Pipit.send("one"), Pipit.send("two"), Pipit.open(), Pipit.send("three")]);
      </script>`,
    });
    expect(await outcome(page, "log.ends")).toEqual(
      [{ id: "c-one" }, { id: "c-two" }, null, { id: "c-three" }].map((end) => end ?? undefined),
    );
    const frame = await frameOf(page);
    expect(
      await frame.evaluate(() => received.filter(({ t }) => t == "send").map(({ p }) => p["text"])),
    ).toEqual(["one", "two", "three"]);
    expect(await page.evaluate(() => log)).toEqual(["open"]);
  });

  test("a stub that was kept goes on working", async () => {
    const page = await fixture.visit({ head: `<script>${proxyStub}; window.kept = stub;</script>` });
    expect(await outcome(page, "kept.send('through the stub')")).toEqual({ id: "c-through the stub" });
  });

  test("inherited and unknown names in the queue are rejected", async () => {
    const names = ["constructor", "__proto__", "toString", "hasOwnProperty", "version", "q", "nothing"];
    const page = await fixture.visit({
      head: `<script>window.Pipit = { q: [] };
        window.log = ${JSON.stringify(names)}.map((name) => new Promise((resolve) =>
          Pipit.q.push([name, ["alert(1)"], () => resolve("called"), (error) => resolve(error.code)])));</script>`,
    });
    expect(await outcome(page, "Promise.all(log)")).toEqual(names.map(() => "invalid"));
  });

  test("send() loads the frame, gives the message's id and does not open the panel", async () => {
    const page = await fixture.visit();
    expect(await outcome(page, "Pipit.send('hello')")).toEqual({ id: "c-hello" });
    expect(await outcome(page, "Pipit.getState()")).toMatchObject({ open: false, ready: true });
  });

  test("send() keeps a hundred messages before the connection, and rejects the next", async () => {
    const page = await fixture.visit({ site: "silent" });
    const codes = await page.evaluate(async () => {
      const sends = Array.from({ length: 102 }, (_, index) => Pipit.send("m" + index));
      const ends = sends.map((send) =>
        send.then(
          () => "sent",
          (error: { code: string }) => error.code,
        ),
      );
      return Promise.all([ends[100], ends[101]]);
    });
    expect(codes).toEqual(["busy", "busy"]);
    await page.frames()[1]!.evaluate(() => ready());
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate(() => received.filter(({ t }) => t == "send").length)).toBe(100);
    expect(await frame.evaluate(() => received.at(-1)!.p["text"])).toBe("m99");
  });

  test("what only waits takes no room: the chat can be opened, and of each kind the last is told", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => {
      log = Array.from({ length: 150 }, (_, n) => Pipit.setContext({ n }));
      for (let n = 0; n < 150; n++) log.push(Pipit.setTheme(n % 2 ? "dark" : "light"));
      log.push(Pipit.setConfig({ botName: "Bo" }), Pipit.setConfig({ subtitle: "Here" }));
    });
    await launcher(page).click();
    const frame = await frameOf(page);
    await page.evaluate(() => Promise.all(log));
    const told = await frame.evaluate(() => received.filter(({ t }) => /context|configure/.test(t)));
    expect(told.filter(({ t }) => t == "context").map(({ p }) => p)).toEqual([{ text: '{"n":149}' }]);
    expect(told.filter(({ t }) => t == "configure").at(-1)!.p).toEqual({
      theme: "dark",
      botName: "Bo",
      subtitle: "Here",
    });
    expect(told.length).toBeLessThan(6);
  });

  test("a hundred messages that wait for a consent leave room for open()", async () => {
    const page = await fixture.visit({ head: "<script>pipitConfig = { consent: 'required' }</script>" });
    await page.evaluate(() => {
      for (let n = 0; n < 120; n++) Pipit.send("m" + n).catch(() => {});
      log = [Pipit.open()];
    });
    await page.locator("pipit-widget section button").click();
    await page.evaluate(() => Promise.all(log));
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate(() => received.filter(({ t }) => t == "send").length)).toBe(100);
  });

  test("a stub's queue may hold any number of calls before open()", async () => {
    const page = await fixture.visit({
      head: `<script>window.Pipit = { q: [] };
        for (let n = 0; n < 300; n++) Pipit.q.push(["setContext", [{ n }]]);
        window.log = [new Promise((...ends) => Pipit.q.push(["open", [], ...ends]))];</script>`,
    });
    await page.evaluate(() => Promise.all(log));
    expect(await outcome(page, "Pipit.getState()")).toMatchObject({ open: true, ready: true });
  });

  test("who the visitor is waits in its place: what was written before is not another's", async () => {
    const page = await fixture.visit({ site: "silent" });
    await page.evaluate(() => {
      for (const call of [
        Pipit.identify({ id: "ann" }),
        Pipit.send("of ann"),
        Pipit.identify({ id: "bo" }),
        Pipit.identify({ id: "bob" }),
      ])
        call.catch(() => {});
    });
    await page.frames()[1]!.evaluate(() => ready());
    const frame = await frameOf(page);
    const told = () =>
      frame.evaluate(() =>
        received.filter(({ t }) => /identify|send/.test(t)).map(({ t, p }) => `${t} ${String(p["text"])}`),
      );
    await expect.poll(told).toEqual(['identify {"id":"ann"}', "send of ann", 'identify {"id":"bob"}']);
  });

  test.each(["send", "prefill"])(
    "%s() refuses what is no message, and asks the frame for nothing",
    async (name) => {
      const page = await fixture.visit();
      for (const text of ["''", "'x'.repeat(5001)", "5", "undefined", "null"])
        expect(await outcome(page, `Pipit.${name}(${text})`)).toMatchObject({ code: "invalid" });
      const frame = await frameOf(page);
      expect(await frame.evaluate(() => received.map(({ t }) => t))).not.toContain(name);
    },
  );

  test("prefill() asks the frame to put a text into its field", async () => {
    const page = await fixture.visit();
    expect(await outcome(page, "Pipit.prefill('Is this ring in stock?')")).toBeUndefined();
    const frame = await frameOf(page);
    const asked = await frame.evaluate(() => received.filter(({ t }) => t == "prefill").map(({ p }) => p));
    expect(asked).toEqual([{ text: "Is this ring in stock?" }]);
  });

  test("destroy() rejects what waits for the frame's answer, and leaves no timer", async () => {
    const page = await fixture.visit({
      head: `<script>
        window.log = new Map();
        const { setTimeout: set, clearTimeout: clear } = window;
        window.setTimeout = (act, delay, ...rest) => {
          const timer = set((...given) => { log.delete(timer); act(...given); }, delay, ...rest);
          log.set(timer, delay);
          return timer;
        };
        window.clearTimeout = (timer) => { log.delete(timer); clear(timer); };
      </script>`,
    });
    await page.evaluate(() => Pipit.open());
    const frame = await frameOf(page);
    await frame.evaluate(() => void (muted = true));
    await page.evaluate(() => {
      const codeOf = (call: Promise<unknown>) => call.catch(({ code }: { code: string }) => code);
      const { privacy } = Pipit as unknown as { privacy: { export(): Promise<unknown> } };
      const calls = [Pipit.identify({ id: "ann" }), privacy.export(), Pipit.send("hello")].map(codeOf);
      Object.assign(window, { ends: Promise.all(calls) });
    });
    await expect
      .poll(() => frame.evaluate(() => received.map(({ t }) => t)))
      .toEqual(expect.arrayContaining(["identify", "export", "send"]));
    await page.evaluate(() => Pipit.destroy());
    expect(await outcome(page, "ends")).toEqual(["destroyed", "destroyed", "destroyed"]);
    const delays = () =>
      page.evaluate(() =>
        [...(log as unknown as Map<unknown, number>).values()].filter((delay) => delay > 10_000),
      );
    expect(await delays()).toEqual([]);
  });

  test("destroy() while a script is on its way rejects what waits for it, and asks for it no more", async () => {
    const page = await fixture.visit();
    await page.route("**/assets/visitor-*", () => {});
    await page.evaluate(() => Pipit.open());
    await page.evaluate(() => {
      Object.assign(window, {
        end: Pipit.identify({ id: "ann" }).catch(({ code }: { code: string }) => code),
      });
    });
    await page.evaluate(() => Pipit.destroy());
    expect(await outcome(page, "end")).toBe("destroyed");
  });

  test("what setConfig() is given as undefined or null stays as it was", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    const frame = await frameOf(page);
    await page.evaluate(async () => {
      await Pipit.setConfig({ theme: "dark", botName: "Bo" });
      await Pipit.setConfig({ theme: undefined, botName: null, subtitle: "Here" });
    });
    await expect
      .poll(() => frame.evaluate(() => received.filter(({ t }) => t == "configure").at(-1)!.p))
      .toEqual({ theme: "dark", botName: "Bo", subtitle: "Here" });
    expect(await outcome(page, "Pipit.setTheme()")).toMatchObject({ code: "invalid" });
    expect(await outcome(page, "Pipit.setLocale(null)")).toMatchObject({ code: "invalid" });
  });

  test("hide() takes launcher and panel out of sight, and show() puts them back as they were", async () => {
    const page = await fixture.visit();
    const chat = page.locator("pipit-widget");
    await page.evaluate(() => Pipit.open());
    await page.evaluate(() => Pipit.hide());
    await expect.poll(() => chat.locator("iframe").isVisible()).toBe(false);
    expect(await chat.locator("button").isVisible()).toBe(false);
    expect(await outcome(page, "Pipit.getState().then(({ open }) => open)")).toBe(true);
    const frame = await frameOf(page);
    const told = () => frame.evaluate(() => received.map(({ t }) => t).filter((t) => /open|close/.test(t)));
    // What is not seen is not read.
    await expect.poll(async () => (await told()).at(-1)).toBe("close");
    await page.evaluate(() => Pipit.show());
    expect(await chat.locator("iframe").isVisible()).toBe(true);
    await expect.poll(async () => (await told()).at(-1)).toBe("open");
  });

  test("hide() before anything is loaded loads nothing, and the page's own styles do not undo it", async () => {
    const page = await fixture.visit({ head: "<style>* { display: block !important }</style>" });
    await page.evaluate(() => Pipit.hide());
    expect(await page.locator("pipit-widget button").isVisible()).toBe(false);
    expect(await page.locator("iframe").count()).toBe(0);
  });

  test("open, close and toggle report their events, to listeners and on window", async () => {
    const page = await fixture.visit({
      head: "<script>log = []; addEventListener('pipit:close', () => log.push('window:close'))</script>",
    });
    await page.evaluate(async () => {
      await Pipit.on("open", () => log.push("open"));
      await Pipit.once("close", () => log.push("once"));
      await Pipit.on("close", () => log.push("close"));
      await Pipit.open();
      await Pipit.open();
      await Pipit.toggle();
      await Pipit.close();
      await Pipit.toggle();
      await Pipit.toggle();
    });
    expect(await page.evaluate(() => log)).toEqual([
      "open",
      "window:close",
      "once",
      "close",
      "open",
      "window:close",
      "close",
    ]);
  });

  test("a listener that throws stops no other, and its error is reported", async () => {
    const page = await fixture.visit();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.evaluate(async () => {
      log = [];
      await Pipit.on("open", () => {
        throw new Error("mine");
      });
      await Pipit.on("open", () => log.push("second"));
      await Pipit.open();
    });
    expect(await page.evaluate(() => log)).toEqual(["second"]);
    expect(errors).toEqual(["mine"]);
  });

  test("off() ends a subscription; unknown events and what is no function are rejected", async () => {
    const page = await fixture.visit();
    await page.evaluate(async () => {
      log = [];
      const listener = (): unknown => log.push("heard");
      await Pipit.on("open", listener);
      await Pipit.off("open", listener);
      await Pipit.open();
    });
    expect(await page.evaluate(() => log)).toEqual([]);
    expect(await outcome(page, "Pipit.on('open', 'alert(1)')")).toMatchObject({ code: "invalid" });
  });

  test("ready carries the bot's name, and the frame's events carry its details", async () => {
    const page = await fixture.visit();
    await page.evaluate(async () => {
      log = [];
      for (const name of ["ready", "message:sent", "message:received", "unread", "connection"])
        await Pipit.on(name, (detail: object) => log.push([name, detail]));
      await Pipit.open();
    });
    const frame = await frameOf(page);
    await frame.evaluate(() => say("event", { name: "message:received", detail: { id: "m_1" } }));
    await frame.evaluate(() => ask("ping", {}));
    expect(await page.evaluate(() => log)).toEqual([
      ["ready", { name: "Ada & friends" }],
      ["message:received", { id: "m_1" }],
    ]);
  });

  test("without a site every call is rejected and the console says why", async () => {
    const context = await fixture.browser.newContext();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => errors.push(message.text()));
    await page.goto(
      fixture.servers.page("/no-site", {
        head: `<script src="${fixture.servers.widget}/pipit.js"></script>`,
      }),
    );
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "config.site" });
    expect(await outcome(page, "Pipit.getState()")).toMatchObject({ code: "config.site" });
    expect(errors.join()).toContain("data-site");
    expect(await page.locator("pipit-widget").count()).toBe(0);
  });

  test("a second script on the page is ignored with a warning", async () => {
    const page = await fixture.visit({ head: fixture.tag("shop", "defer") });
    const warnings: string[] = [];
    page.on("console", (message) => warnings.push(message.text()));
    await page.evaluate((source) => {
      const script = document.createElement("script");
      script.src = source;
      script.dataset["site"] = "shop";
      const loaded = new Promise((resolve) => (script.onload = resolve));
      document.head.append(script);
      return loaded;
    }, fixture.servers.widget + "/pipit.js");
    expect(warnings.join()).toContain("second tag");
    expect(await page.locator("pipit-widget").count()).toBe(1);
  });

  test("the script adds one global", async () => {
    const page = await fixture.visit();
    const added = await page.evaluate(() => {
      const pristine = document.body.appendChild(document.createElement("iframe")).contentWindow!;
      return Object.getOwnPropertyNames(window).filter(
        (name) => !(name in pristine) && !/^\d+$|^__/.test(name),
      );
    });
    expect(added).toEqual(["Pipit"]);
  });
});
