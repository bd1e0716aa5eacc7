import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

const retry = (page: Page) => page.getByRole("button", { name: "Retry" });
const alertOf = (page: Page): Promise<string> => page.getByRole("alert").innerText();

/** What is sent between the reload and the next handshake ends with the old epoch. */
const sendInNewEpoch = "Pipit.send('first').catch(() => Pipit.send('again'))";

describe("handshake", { timeout: 30_000 }, () => {
  test("open() makes the frame, connects and tells it that it is shown", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    const frame = await frameOf(page);
    expect(frame.url()).toMatch(
      new RegExp(
        `^${fixture.servers.widget}/frame/\\?site=shop#o=${fixture.servers.host}&n=\\d{16,40}&i=false&v=2&$`,
      ),
    );
    await expect.poll(() => frame.evaluate(() => received.map(({ t }) => t))).toEqual(["open"]);
    expect(await page.locator("iframe").getAttribute("title")).toBe("Ada & friends");
    expect(await outcome(page, "Pipit.getState()")).toEqual({
      site: "shop",
      open: true,
      ready: true,
      connection: "idle",
      unread: 0,
      dropped: 0,
    });
  });

  test("a ready with another nonce is not answered", async () => {
    const page = await fixture.visit({ site: "wrong" });
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener("message", () => setTimeout(resolve));
          void Pipit.open().catch(() => {});
        }),
    );
    expect(await outcome(page, "Pipit.getState().then(({ready}) => ready)")).toBe(false);
  });

  test("a sibling frame of the widget's origin that knows the nonce cannot take part", async () => {
    const page = await fixture.visit({
      site: "sibling",
      body: `<iframe src="${fixture.servers.widget}/frame/?site=sibling#x"></iframe>`,
    });
    await page.evaluate(() => void Pipit.open().catch(() => {}));
    await page.waitForSelector("pipit-widget iframe", { state: "attached" });
    const address = await page.locator("pipit-widget iframe").getAttribute("src");
    const fragment = new URL(address!).hash;
    const sibling = page.frames().find((frame) => frame.url().endsWith("#x"))!;
    // The page answers the marker, so whatever came of the message before it has come by then.
    await page.evaluate(() =>
      addEventListener("message", ({ data, source, origin }) => {
        if (data === "marker") source!.postMessage("marker", { targetOrigin: origin });
      }),
    );
    const heard = await sibling.evaluate(
      (text) =>
        new Promise((resolve) => {
          const all: unknown[] = [];
          addEventListener("message", ({ data }) => {
            all.push(data);
            if (data === "marker") resolve(all);
          });
          const parameters = new URLSearchParams(text.slice(1));
          const data = JSON.stringify({ v: 2, id: 0, t: "ready", p: { nonce: parameters.get("n") } });
          for (const message of [data, "marker"]) parent.postMessage(message, parameters.get("o")!);
        }),
      fragment,
    );
    expect(heard).toEqual(["marker"]);
    expect(await outcome(page, "Pipit.getState().then(({ready}) => ready)")).toBe(false);
  });

  test("the iframe's own window, once it shows another origin, cannot take part, though it knows the nonce", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    const frame = await frameOf(page);
    const nonce = new URLSearchParams(new URL(frame.url()).hash.slice(1)).get("n");
    const listening = `window.heard = []; addEventListener("message", ({ data }) => heard.push(data));
      for (const t of ["ready", "loading", "refused", "failed"])
        parent.postMessage(JSON.stringify({ v: 2, id: 0, t, p: { nonce: "${nonce}", from: "elsewhere", code: "x" } }), location.ancestorOrigins[0]);
      parent.postMessage("marker", location.ancestorOrigins[0]);`;
    const elsewhere = fixture.servers.page("/elsewhere", { body: `<script>${listening}</script>` });
    // The page answers the marker, so whatever came of the messages before it has come by then.
    await page.evaluate((address) => {
      log = [];
      for (const name of ["ready", "error"]) addEventListener("pipit:" + name, () => log.push(name));
      addEventListener("message", ({ data, source, origin }) => {
        if (data === "marker") source!.postMessage("marker", { targetOrigin: origin });
      });
      const { shadowRoot } = document.querySelector("pipit-widget")!;
      shadowRoot!.querySelector("iframe")!.contentWindow!.location.href = address;
    }, elsewhere);
    await expect.poll(() => page.frames()[1]!.evaluate("window.heard")).toEqual(["marker"]);
    expect(await page.evaluate(() => log)).toEqual([]);
    // Nothing of it was heard, so for the page the frame is still there, until it does not answer.
    expect(await outcome(page, "Pipit.getState().then(({ready}) => ready)")).toBe(true);
  });

  test("a script of the page itself cannot take the frame's part", async () => {
    const page = await fixture.visit({ site: "silent" });
    await page.evaluate(() => void Pipit.open().catch(() => {}));
    await page.waitForSelector("pipit-widget iframe", { state: "attached" });
    await page.evaluate((origin) => {
      const { src } = document.querySelector("pipit-widget")!.shadowRoot!.querySelector("iframe")!;
      const nonce = new URLSearchParams(new URL(src).hash.slice(1)).get("n");
      const data = JSON.stringify({ v: 2, id: 0, t: "ready", p: { nonce } });
      dispatchEvent(new MessageEvent("message", { data, origin, source: window }));
      return new Promise((resolve) => {
        addEventListener("message", () => setTimeout(resolve));
        postMessage(data, location.origin);
      });
    }, fixture.servers.widget);
    expect(await outcome(page, "Pipit.getState().then(({ready}) => ready)")).toBe(false);
  });

  test("a second ready begins a new epoch: what was pending is rejected, and the next message arrives", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    const frame = await frameOf(page);
    await frame.evaluate(() => void (muted = true));
    await page.evaluate(() => void (log = [Pipit.send("lost").catch((error: Error) => error)]));
    await expect.poll(() => frame.evaluate(() => received.at(-1)?.t)).toBe("send");
    await frame.evaluate(() => location.reload());
    expect(await outcome(page, "log[0].then(({code}) => code)")).toBe("epoch");
    expect(await outcome(page, "Pipit.send('again')")).toEqual({ id: "c-again" });
    const reloaded = await frameOf(page);
    expect(await reloaded.evaluate(() => received.map(({ t }) => t))).toEqual(["open", "send"]);
  });

  test("an iframe that the page moves connects again", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    await page.evaluate(() => {
      const section = document.body.appendChild(document.createElement("section"));
      section.append(document.querySelector("pipit-widget")!);
    });
    expect(await outcome(page, sendInNewEpoch)).toEqual({ id: expect.stringMatching(/^c-(first|again)$/) });
  });

  test("a chat survives a body that is replaced", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    await page.evaluate(() => void (document.body = document.createElement("body")));
    expect(await outcome(page, sendInNewEpoch)).toEqual({ id: expect.stringMatching(/^c-(first|again)$/) });
    expect(await page.getByRole("button", { name: "Close chat" }).count()).toBe(1);
  });

  test.each([
    ["refused", "origin.not_allowed"],
    ["unknown", "site.unknown"],
  ])("a frame that answers %s is an error with the code %s, without a retry", async (site, code) => {
    const errors: string[] = [];
    const page = await fixture.visit({
      site,
      head: `<script>addEventListener("pipit:error", (e) => (window.log = [e.detail.code]))</script>`,
    });
    page.on("console", (message) => errors.push(message.text()));
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code });
    expect(await outcome(page, "Pipit.send('hello')")).toMatchObject({ code });
    expect(await page.evaluate(() => log)).toEqual([code]);
    expect(await alertOf(page)).toContain("not available");
    expect(await retry(page).count()).toBe(0);
    expect(errors.join()).toContain(code);
    expect(errors.join()).toContain(`for ${site};`);
    expect(errors.join()).toContain(fixture.servers.host);
  });

  test("where there is no chat, who has opened it reads so, and then nothing of it is left", async () => {
    const page = await fixture.visit({ site: "unknown" }, { clock: true });
    await page.getByRole("button", { name: "Open chat" }).click();
    expect(await alertOf(page)).toContain("not available");
    await page.clock.fastForward(4_000);
    await page.locator("pipit-widget").waitFor({ state: "hidden" });
    expect(await outcome(page, "Pipit.getState().then(({open}) => open)")).toBe(false);
  });

  test("where there is no chat, it goes at once for who has not opened it", async () => {
    const page = await fixture.visit({ site: "unknown" }, { clock: true });
    await page.getByRole("button", { name: "Open chat" }).hover();
    await page.clock.fastForward(1);
    await page.locator("pipit-widget").waitFor({ state: "hidden" });
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("a refusal stays one when the document has loaded", async () => {
    const page = await fixture.visit({ site: "refused" }, { clock: true });
    await outcome(page, "Pipit.open()");
    await page.frames()[1]!.waitForLoadState("load");
    await page.clock.fastForward(20_000);
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "origin.not_allowed" });
    expect(await page.getByRole("alert").count()).toBe(1);
  });

  test("a frame that the page's policy blocks is an error at once, without a retry", async () => {
    const page = await fixture.visit({
      headers: { "content-security-policy": `script-src ${fixture.servers.widget}; frame-src 'none'` },
    });
    const started = Date.now();
    await page.getByRole("button", { name: "Open chat" }).click();
    await page.getByRole("alert").waitFor();
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(await alertOf(page)).toContain("not available");
    expect(await retry(page).count()).toBe(0);
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "blocked" });
  });

  test("a document that may not be framed here is told calmly, with a retry; the console names the causes", async () => {
    const errors: string[] = [];
    const page = await fixture.visit({ site: "elsewhere" });
    page.on("console", (message) => errors.push(message.text()));
    const seen = page.waitForFunction(() => {
      const iframe = document.querySelector("pipit-widget")!.shadowRoot!.querySelector("iframe");
      return iframe?.checkVisibility({ checkVisibilityCSS: true });
    });
    const outcomeOfSeeing = Promise.race([
      seen.then(
        () => "seen",
        () => "ended",
      ),
      page
        .getByRole("alert")
        .waitFor()
        .then(() => "told"),
    ]);
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "blocked" });
    expect(await outcomeOfSeeing).toBe("told");
    // To the page it looks like a service that is away.
    expect(await alertOf(page)).toContain("could not be reached");
    const told = errors.find((text) => text.includes("Pipit blocked"))!;
    for (const cause of ["elsewhere", fixture.servers.host, "allow", "CSP", "network"])
      expect(told).toContain(cause);
  });

  test("without a network there is a retry, and it helps once the network is back", async () => {
    const page = await fixture.visit();
    await page.context().setOffline(true);
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "blocked" });
    expect(await alertOf(page)).toContain("could not be reached");
    await page.context().setOffline(false);
    await retry(page).click();
    await frameOf(page);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("a policy that only reports blocks nothing", async () => {
    const page = await fixture.visit({
      headers: { "content-security-policy-report-only": "frame-src 'none'" },
    });
    expect(await outcome(page, "Pipit.open().then(() => Pipit.getState()).then(({ready}) => ready)")).toBe(
      true,
    );
  });

  test("a frame that stays silent is blocked five seconds after its load; a late ready mends it", async () => {
    const page = await fixture.visit({ site: "silent" });
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "blocked" });
    expect(await page.getByRole("alert").count()).toBe(1);
    await page.frames()[1]!.evaluate(() => ready());
    await frameOf(page);
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await outcome(page, "Pipit.send('late')")).toEqual({ id: "c-late" });
  });

  test("a frame that is loading has half a minute to be ready, and longer is no end", async () => {
    const page = await fixture.visit({ site: "loading" }, { clock: true });
    await page.evaluate(() => void (log = [Pipit.open().catch((error: { code: string }) => error.code)]));
    await page.waitForSelector("pipit-widget iframe", { state: "attached" });
    await page.frames()[1]!.waitForLoadState("load");
    await page.clock.runFor(25_000);
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.clock.runFor(10_000);
    expect(await outcome(page, "log[0]")).toBe("blocked");
    expect(await retry(page).count()).toBe(1);
    await page.frames()[1]!.evaluate(() => ready());
    await frameOf(page);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("a frame that says only after its failure was told that it is loading is waited for again", async () => {
    const page = await fixture.visit({ site: "silent" });
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "blocked" });
    await page.frames()[1]!.evaluate(() => modes.loading!());
    await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    await page.evaluate(() => void (log = [Pipit.send("late")]));
    await page.frames()[1]!.evaluate(() => ready());
    expect(await outcome(page, "log[0]")).toEqual({ id: "c-late" });
  });

  test("a frame whose engine does not come says so at once, and can be tried again", async () => {
    const page = await fixture.visit({ site: "failed" }, { clock: true });
    await page.clock.pauseAt(Date.now() + 3_600_000);
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "blocked" });
    expect(await alertOf(page)).toContain("could not be reached");
    expect(await retry(page).count()).toBe(1);
  });

  test("a frame that is connected and whose engine ends for good says so at once", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    const frame = await frameOf(page);
    await frame.evaluate(() => modes.failed!());
    await expect.poll(() => retry(page).count()).toBe(1);
    expect(await page.evaluate(async () => (await Pipit.getState()).ready)).toBe(false);
    await retry(page).click();
    expect(await outcome(page, "Pipit.send('here again')")).toEqual({ id: "c-here again" });
  });

  test("a frame that the page takes out of the document is put back, and nobody waits for its answers", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    const taken = page.evaluate(() => {
      const silenced = Pipit.send("silence").catch((reason: { code: string }) => reason.code);
      const { shadowRoot } = document.querySelector("pipit-widget")!;
      shadowRoot!.querySelector("iframe")!.remove();
      return silenced;
    });
    expect(await taken).toBe("epoch");
    expect(await outcome(page, "Pipit.send('back')")).toEqual({ id: "c-back" });
  });

  test("what fails again and again can be tried again and again", async () => {
    const page = await fixture.visit({ site: "elsewhere" }, { clock: true });
    await page.getByRole("button", { name: "Open chat" }).click();
    for (let tries = 0; tries < 3; tries++) {
      await page.clock.runFor(16_000);
      await retry(page).click();
      await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    }
  });

  test("retry loads the frame once more", async () => {
    const page = await fixture.visit({}, { clock: true });
    fixture.servers.hold = true;
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await page.evaluate(() => void Pipit.open().catch(() => {}));
    await page.clock.runFor(15_100);
    fixture.servers.hold = false;
    await retry(page).click();
    await frameOf(page);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("a frame that stops answering is blocked after fifteen seconds", async () => {
    const page = await fixture.visit({}, { clock: true });
    await page.evaluate(() => Pipit.open());
    const frame = await frameOf(page);
    await frame.evaluate(() => void (muted = true));
    await page.evaluate(() => void (log = [Pipit.send("x").catch((error: { code: string }) => error.code)]));
    await expect.poll(() => frame.evaluate(() => received.at(-1)?.t)).toBe("send");
    await page.clock.fastForward(15_100);
    expect(await outcome(page, "log[0]")).toBe("blocked");
  });

  test("a page without an origin is refused at once, without an iframe", async () => {
    const page = await fixture.visit({ headers: { "content-security-policy": "sandbox allow-scripts" } });
    expect(await outcome(page, "Pipit.open()")).toMatchObject({ code: "origin.opaque" });
    expect(await page.locator("iframe").count()).toBe(0);
  });

  test("a thousand foreign messages change nothing", async () => {
    const page = await fixture.visit();
    await page.evaluate(() => Pipit.open());
    await page.evaluate(() => {
      for (let count = 0; count < 1000; count++) postMessage({ type: "foreign", count }, origin);
    });
    expect(await outcome(page, "Pipit.send('still here')")).toEqual({ id: "c-still here" });
    expect(await outcome(page, "Pipit.getState().then(({dropped}) => dropped)")).toBe(0);
  });
});
