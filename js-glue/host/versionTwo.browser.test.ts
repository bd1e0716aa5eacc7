import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame, Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";
import type { VisitOptions } from "./testing/fixture";
import type { HostPage } from "./testing/servers";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

async function opened(host: HostPage = {}, options: VisitOptions = {}): Promise<[Page, Frame]> {
  const page = await fixture.visit(host, options);
  await page.evaluate(() => Pipit.open());
  return [page, await frameOf(page)];
}

/** The replies that the frame has had, by id. */
const replies = (frame: Frame): Promise<unknown[]> =>
  frame.evaluate(() => received.filter(({ t }) => t == "reply").map(({ id, p }) => [id, p["ok"]]));

const unread = (id: number, count: number) =>
  `sayAs(${id}, "event", { name: "unread", detail: { unread: ${count} } })`;

async function counting(): Promise<[Page, Frame]> {
  const [page, frame] = await opened();
  await page.evaluate(() => {
    log = [];
    return Pipit.on("unread", (detail: object) => log.push((detail as { unread: number }).unread));
  });
  return [page, frame];
}

describe("what the frame tells", { timeout: 30_000 }, () => {
  test("is confirmed, each message with an id, also one that is not understood", async () => {
    const [, frame] = await opened();
    await frame.evaluate(() => {
      sayAs(1, "event", { name: "unread", detail: {} });
      sayAs(2, "event", { name: "constructor", detail: {} });
      sayAs(3, "toString", {});
      sayAs(0, "state", {});
      sayAs(4, "close", {});
    });
    await expect
      .poll(() => replies(frame))
      .toEqual([
        [1, true],
        [2, false],
        [3, false],
        [4, true],
      ]);
  });

  test("twice under one id is done once and confirmed twice", async () => {
    const [page, frame] = await counting();
    for (const say of [unread(3, 3), unread(4, 4), unread(3, 5), unread(4, 6), unread(9, 9), unread(5, 7)])
      await frame.evaluate(say);
    await expect.poll(async () => (await replies(frame)).length).toBe(6);
    expect((await replies(frame)).every((reply) => (reply as unknown[])[1])).toBe(true);
    expect(await page.evaluate(() => log)).toEqual([3, 4, 9]);
  });

  test("again over the next port is done once, and the frame that calls again stays in view", async () => {
    const [page, frame] = await counting();
    await frame.evaluate(unread(7, 1));
    await expect.poll(() => replies(frame)).toEqual([[7, true]]);
    await page.evaluate(() => {
      const panel = document.querySelector("pipit-widget")!.shadowRoot!.querySelector("div")!;
      new MutationObserver(() => {
        if (!panel.classList.contains("live")) log.push("hidden");
      }).observe(panel, { attributes: true });
    });
    await frame.evaluate(() => ready());
    await expect.poll(() => frame.evaluate(() => received.filter(({ t }) => t == "open").length)).toBe(2);
    await frame.evaluate(unread(7, 2));
    await frame.evaluate(unread(8, 3));
    await expect.poll(async () => (await replies(frame)).length).toBe(3);
    expect(await page.evaluate(() => log)).toEqual([1, 3]);
    expect(await page.locator("pipit-widget iframe").isVisible()).toBe(true);
    expect(await outcome(page, "Pipit.send('on it goes')")).toEqual({ id: "c-on it goes" });
  });

  test("by another life of the frame counts anew", async () => {
    const [page, frame] = await counting();
    await frame.evaluate(unread(7, 1));
    // The old document answers until the new one is there, and it has been shown as well.
    await frame.evaluate(() => {
      received.length = 0;
      location.reload();
    });
    await expect
      .poll(() => page.frames()[1]!.evaluate(() => received.some(({ t }) => t == "open")))
      .toBe(true);
    await page.frames()[1]!.evaluate(unread(1, 2));
    await expect.poll(() => page.evaluate(() => log)).toEqual([1, 2]);
  });
});

describe("storage", { timeout: 30_000 }, () => {
  test("has its names told and is cleared, which other tabs notice", async () => {
    const [page, frame] = await opened({
      head: `<script>Object.assign(localStorage, { cart: "1", "pipit:shop:a": "1", "pipit:shop:No": "2", "pipit:other:b": "3" })</script>`,
    });
    expect(await frame.evaluate(() => ask("storage.keys", {}))).toEqual({ ok: true, v: ["a"] });
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.evaluate(() => {
      Object.assign(localStorage, { "pipit:shop:a": "1", "pipit:shop:No": "2" });
      log = [];
      addEventListener("storage", ({ key }) => log.push(key));
    });
    expect(await frame.evaluate(() => ask("storage.clear", {}))).toEqual({ ok: true });
    expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual(["cart", "pipit:other:b"]);
    await expect
      .poll(() => other.evaluate(() => [...log].sort()))
      .toEqual(["pipit:shop:No", "pipit:shop:a", "pipit:shop:erase", "pipit:shop:erase"]);
  });

  test("written by another tab is told to the frame, as far as it is the site's", async () => {
    const [page, frame] = await opened();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.evaluate(() => {
      for (const key of ["cart", "pipit:shop:draft", "pipit:shop:waits", "pipit:shop2:a", "pipit:shop:No"])
        localStorage[key] = "1";
      sessionStorage["pipit:shop:session"] = "1";
      localStorage.removeItem("pipit:shop:draft");
      localStorage.clear();
      localStorage["pipit:shop:last"] = "1";
    });
    const changes = (): Promise<unknown[]> =>
      frame.evaluate(() =>
        received.filter(({ t }) => t == "storage.changed").map(({ id, p }) => [id, p["k"]]),
      );
    await expect.poll(async () => (await changes()).length).toBe(4);
    expect(await changes()).toEqual([
      [0, "draft"],
      [0, "draft"],
      [0, ""],
      [0, "last"],
    ]);
  });

  test("that changes in the page's own session or by its own events is not told; a flood is cut off", async () => {
    const [page, frame] = await opened();
    await page.evaluate(() => {
      const tell = (storageArea: Storage | null, key: string | null): unknown =>
        dispatchEvent(new StorageEvent("storage", { key, storageArea }));
      tell(sessionStorage, "pipit:shop:no");
      tell(null, "pipit:shop:no");
      for (let count = 0; count < 300; count++) tell(localStorage, "pipit:shop:k" + count);
      dispatchEvent(
        new StorageEvent("storage", { key: "pipit:shop:erase", newValue: "1", storageArea: localStorage }),
      );
      tell(localStorage, "pipit:shop:erase");
    });
    await frame.evaluate(() => ask("ping", {}));
    const keys = await frame.evaluate(() =>
      received.filter(({ t }) => t == "storage.changed").map(({ p }) => p["k"]),
    );
    // But not that all was erased, which is told once: the key for it goes again.
    expect(keys.length).toBe(201);
    expect(keys[0]).toBe("k0");
    expect(keys[200]).toBe("erase");
  });
});

describe("leaving", { timeout: 30_000 }, () => {
  const told = (frame: Frame): Promise<number> =>
    frame.evaluate(() => received.filter(({ t }) => t == "leaving").length);

  test("is told while there is time, and not beyond a measure", async () => {
    const [page, frame] = await opened();
    await page.evaluate(() => void (location.hash = "rings"));
    await expect.poll(() => told(frame)).toBe(1);
    await page.evaluate(() => {
      for (let count = 0; count < 300; count++) navigation.dispatchEvent(new Event("navigate"));
    });
    await frame.evaluate(() => ask("ping", {}));
    expect(await told(frame)).toBe(200);
  });
});

describe("the option sealed", { timeout: 30_000 }, () => {
  test.each([
    ["true", true],
    ["false", false],
  ])("%s", async (sealed, isTold) => {
    const page = await fixture.visit({
      site: "",
      head: fixture.tag("shop", `async data-sealed="${sealed}"`),
    });
    await page.evaluate(() => Pipit.open());
    expect((await frameOf(page)).url().endsWith(`&v=2&sealed=${isTold}`)).toBe(true);
  });
});

describe("privacy.erase", { timeout: 30_000 }, () => {
  const stored = `<script>Object.assign(localStorage, { cart: "1", "pipit:shop:a": "1", "pipit:shop:No": "2" });
    sessionStorage["pipit:shop:open"] ??= "";</script>`;

  test("without a frame removes what is stored, and loads none for it", async () => {
    const before = fixture.servers.requests.length;
    const page = await fixture.visit({ head: stored });
    expect(await outcome(page, "Pipit.privacy.erase()")).toBeUndefined();
    expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([
      ["cart"],
      [],
    ]);
    expect(fixture.servers.requests.slice(before)).toEqual([
      "/pipit.js",
      fixture.servers.linkPath,
      expect.stringMatching(/^\/assets\/visitor-/),
    ]);
  });

  test("asks the frame, and is done when that is", async () => {
    const [page, frame] = await opened({ head: stored });
    await frame.evaluate(() => void (muted = true));
    await page.evaluate(() => void (log = [Pipit.privacy.erase().then(() => log.push("done"))]));
    await expect.poll(() => frame.evaluate(() => received.at(-1)!.t)).toBe("erase");
    expect(await page.evaluate(() => log.length)).toBe(1);
    // What the frame keeps is the frame's to remove.
    expect(await page.evaluate(() => localStorage["pipit:shop:a"])).toBe("1");
    await frame.evaluate(() => answer(received.at(-1)!.id, { ok: true }));
    await expect.poll(() => page.evaluate(() => log.at(-1))).toBe("done");
  });

  test("waits for a frame that is on its way", async () => {
    const page = await fixture.visit({ site: "silent" });
    await page.evaluate(() => {
      void Pipit.open();
      log = [Pipit.privacy.erase()];
    });
    await page.frames()[1]!.evaluate(() => ready());
    expect(await outcome(page, "log[0]")).toBeUndefined();
    const frame = await frameOf(page);
    expect(await frame.evaluate(() => received.map(({ t }) => t))).toContain("erase");
  });

  test("of a chat that is refused removes what is stored", async () => {
    const page = await fixture.visit({ site: "refused" });
    await outcome(page, "Pipit.open()");
    await page.evaluate(() => void (localStorage["pipit:refused:a"] = "1"));
    expect(await outcome(page, "Pipit.privacy.erase()")).toBeUndefined();
    expect(await page.evaluate(() => localStorage["pipit:refused:a"])).toBeUndefined();
  });

  test("can be called before the script is there", async () => {
    const page = await fixture.visit({
      head: `${stored}<script>window.Pipit = { q: [] };
        window.log = [new Promise((resolve, reject) => Pipit.q.push(["privacy.erase", [], () => resolve("done"), reject]))];</script>`,
    });
    expect(await outcome(page, "log[0]")).toBe("done");
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["cart"]);
  });

  test.each([
    ["is refused", 'get() { throw new DOMException("no", "SecurityError") }'],
    ["is null", "value: null"],
    ["cannot remove anything", 'value: { "pipit:shop:a": "1" }'],
  ])("where the page's storage %s loads the frame, unseen, and asks that", async (_, property) => {
    const head = `<script>Object.defineProperty(window, "localStorage", { ${property} })</script>`;
    const page = await fixture.visit({ head });
    expect(await outcome(page, "Pipit.privacy.erase()")).toBeUndefined();
    const frame = await frameOf(page);
    expect(await frame.evaluate(() => received.map(({ t }) => t))).toEqual(["erase"]);
    expect(await outcome(page, "Pipit.getState()")).toMatchObject({ open: false });
  });

  test("where there is neither a storage nor a frame is an error", async () => {
    const head = `<script>Object.defineProperty(window, "localStorage", { value: null })</script>`;
    const page = await fixture.visit({ head, site: "refused" });
    expect(await outcome(page, "Pipit.privacy.erase()")).toMatchObject({ code: "origin.not_allowed" });
  });
});

describe("the heartbeat", { timeout: 30_000 }, () => {
  const beat = (page: Page): Promise<void> => page.clock.runFor(5_000);
  const pingsOf = (frame: Frame): Promise<number> => frame.evaluate(() => pings);

  /** Plays a crash: the frame answers nothing any more. */
  async function crash(page: Page): Promise<void> {
    await (await frameOf(page)).evaluate(() => void (dead = true));
    for (let beats = 0; beats < 4; beats++) await beat(page);
  }

  test("asks every five seconds while the panel is shown on a visible page, and not otherwise", async () => {
    const [page, frame] = await opened({}, { clock: true });
    for (const beats of [1, 2, 3, 4, 5]) {
      await frame.evaluate(() => ask("ping", {}));
      await beat(page);
      await expect.poll(() => pingsOf(frame)).toBe(beats);
    }
    await page.evaluate(() => Object.defineProperty(Document.prototype, "hidden", { value: true }));
    for (let beats = 0; beats < 5; beats++) await beat(page);
    await page.evaluate(() => Object.defineProperty(Document.prototype, "hidden", { value: false }));
    await page.evaluate(() => Pipit.close());
    for (let beats = 0; beats < 5; beats++) await beat(page);
    // The port keeps its order, so that whatever was asked before this answer has come.
    await frame.evaluate(() => ask("ping", {}));
    expect(await pingsOf(frame)).toBe(5);
  });

  test("stops asking a frame that lives and does not ask itself, until it does again", async () => {
    const [page, frame] = await opened({}, { clock: true });
    for (const pings of [1, 2, 3, 3, 3]) {
      await beat(page);
      await frame.evaluate(() => ask("storage.keys", {}));
      expect(await pingsOf(frame)).toBe(pings);
    }
    await frame.evaluate(() => ask("ping", {}));
    await beat(page);
    await expect.poll(() => pingsOf(frame)).toBe(4);
  });

  test("finds a frame that has crashed and loads it once more; the next time there is a retry", async () => {
    const [page] = await opened({}, { clock: true });
    let loads = 0;
    page.on("request", (request) => (loads += request.url().includes("/frame/") ? 1 : 0));
    await crash(page);
    await expect.poll(() => loads).toBe(1);
    await frameOf(page);
    expect(await page.getByRole("alert").count()).toBe(0);
    await crash(page);
    await expect.poll(() => page.getByRole("alert").count()).toBe(1);
    expect(loads).toBe(1);
    await page.getByRole("button", { name: "Retry" }).click();
    await frameOf(page);
    await crash(page);
    await frameOf(page);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  /** A minute in which nobody looks, so that nobody asks either. */
  async function live(page: Page): Promise<void> {
    await frameOf(page);
    await page.evaluate(() => Pipit.close());
    await page.clock.runFor(60_000);
    await page.evaluate(() => Pipit.open());
  }
  const remove = (page: Page): Promise<void> =>
    page.locator("pipit-widget iframe").evaluate((iframe) => {
      iframe.remove();
    });

  test.each([
    ["crashes", crash],
    ["is taken out of the document", remove],
  ])("loads a frame that %s again as often as it has been live for a minute in between", async (_, end) => {
    const [page, first] = await opened({}, { clock: true });
    let gone = first;
    for (let times = 0; times < 3; times++) {
      await live(page);
      await end(page);
      await expect.poll(() => page.frames()[1]).not.toBe(gone);
      gone = await frameOf(page);
      expect(await outcome(page, "Pipit.send('here')")).toEqual({ id: "c-here" });
      expect(await page.getByRole("alert").count()).toBe(0);
    }
    await end(page);
    await expect.poll(() => page.getByRole("alert").count()).toBe(1);
  });

  test("raises no false alarm after a time in which nothing ran", async () => {
    const [page, frame] = await opened({}, { clock: true });
    for (let times = 0; times < 6; times++) {
      const before = await pingsOf(frame);
      await frame.evaluate(() => ask("ping", {}));
      await page.clock.fastForward(600_000);
      await expect.poll(() => pingsOf(frame)).toBeGreaterThan(before);
    }
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(page.frames()[1]).toBe(frame);
    expect(await frame.evaluate(() => received.filter(({ t }) => t == "open").length)).toBe(1);
  });

  test("a question whose time ran out while nothing ran has a second chance", async () => {
    const [page, frame] = await opened({}, { clock: true });
    await frame.evaluate(() => void (muted = true));
    await page.evaluate(() => void (log = [Pipit.send("x").catch((error: { code: string }) => error.code)]));
    await expect.poll(() => frame.evaluate(() => received.at(-1)?.t)).toBe("send");
    await page.clock.fastForward(600_000);
    await frame.evaluate(() => answer(received.at(-1)!.id, { ok: true, id: "c-late" }));
    expect(await outcome(page, "log[0]")).toEqual({ id: "c-late" });
  });
});
