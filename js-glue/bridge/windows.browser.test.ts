import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Frame, Page } from "@playwright/test";
import { World } from "./testing/world";

let world: World;
let page: Page;
let frame: Frame;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());
afterEach(() => page.close());

/** The frame's side: it serves whoever embeds it from the host's origin. */
const serve = (where: Frame): Promise<void> =>
  where.evaluate(() => {
    globalThis.connection = Bridge.connect({
      remote: parent,
      origins: [other],
      methods: {
        add: (a: number, b: number) => a + b,
        never: () => new Promise(() => {}),
        reload: () => location.reload(),
      },
    });
  });
const reach = (options: object = {}): Promise<void> =>
  page.evaluate((given) => {
    globalThis.connection = Bridge.connect({
      remote: document.querySelector("iframe")!,
      origins: [other],
      ...given,
    });
  }, options);
const add = (): Promise<unknown> => page.evaluate(() => outcome(connection.remote.add(2, 3)));

/** Both sides, connected. */
async function pair(options: object = {}): Promise<void> {
  ({ page, frame } = await world.visit());
  await reach(options);
  await serve(frame);
  expect(await add()).toEqual({ value: 5 });
}

describe("two windows of two origins", () => {
  test.each(["host", "frame"])("find each other where the %s comes first", async (first) => {
    ({ page, frame } = await world.visit());
    const both = [() => reach(), () => serve(frame)];
    for (const start of first == "host" ? both : both.reverse()) await start();
    expect(await add()).toEqual({ value: 5 });
  });

  test("find each other where one of them asks a function of the other's origin", async () => {
    ({ page, frame } = await world.visit());
    await page.evaluate(() => {
      globalThis.seen = [];
      const origins = (origin: string): boolean => !!seen.push(origin);
      globalThis.connection = Bridge.connect({ remote: frames[0]!, origins });
    });
    await serve(frame);
    expect(await add()).toEqual({ value: 5 });
    expect(new Set(await page.evaluate(() => seen))).toEqual(new Set([world.frame]));
  });

  test("of which one is not the named one do not, and learn no nonce", async () => {
    ({ page, frame } = await world.visit());
    await frame.evaluate(() => {
      globalThis.seen = [];
      addEventListener("message", ({ data }) => seen.push(data));
    });
    await serve(frame);
    await reach({ origins: ["https://shop.example"], connectTimeout: 400 });
    expect(await page.evaluate(() => outcome(connection.ready))).toMatchObject({ code: "timeout" });
    expect(await frame.evaluate(() => seen)).toEqual([]);
  });

  test("are not disturbed by a sibling of the allowed origin", async () => {
    await pair();
    const sibling = await world.embed(page);
    await page.evaluate(() => {
      globalThis.seen = [];
      addEventListener("message", ({ data }) => data == "done" && seen.push(data));
    });
    await sibling.evaluate(() => {
      for (const to of ["", "0".repeat(32)])
        for (const t of ["hello", "connect"])
          parent.postMessage({ pipit: 1, t, c: "", n: "a".repeat(32), to }, other);
      parent.postMessage("done", other);
    });
    await expect.poll(() => page.evaluate(() => seen)).toEqual(["done"]);
    expect(await page.evaluate(() => connection.state)).toBe("connected");
    expect(await add()).toEqual({ value: 5 });
  });

  test("of which one is sandboxed, and has no origin, do not", async () => {
    ({ page } = await world.visit());
    frame = await world.embed(page, `${world.frame}/`, "allow-scripts");
    await page.evaluate(() => {
      globalThis.connection = Bridge.connect({
        remote: frames[1]!,
        origins: () => true,
        connectTimeout: 400,
      });
    });
    await serve(frame);
    expect(await page.evaluate(() => outcome(connection.ready))).toMatchObject({ code: "timeout" });
  });
});

describe("a frame that", () => {
  test.each([
    ["reloads", () => page.evaluate(() => void connection.remote.reload().catch(() => 0))],
    [
      "is moved",
      () =>
        page.evaluate(() =>
          document.body.append(
            document.body.appendChild(document.createElement("div")),
            document.querySelector("iframe")!,
          ),
        ),
    ],
    ["is navigated", () => frame.goto(`${world.frame}/other`)],
  ])("%s has what was asked of it rejected at once, and answers again when it is back", async (_, leave) => {
    await pair({ heartbeat: 60_000, callTimeout: 60_000 });
    await page.evaluate(() => {
      globalThis.seen = [];
      void outcome(connection.remote.never()).then((how) => seen.push(how));
    });
    const load = page.waitForEvent("framenavigated");
    await leave();
    await load;
    await expect.poll(() => page.evaluate(() => seen)).toMatchObject([{ code: "lost" }]);
    const answer = page.evaluate(() => outcome(connection.remote.add(2, 3)));
    // A moved one is another to the browser's remote control.
    const child = (): Frame | undefined => page.frames().find((one) => one.parentFrame());
    await expect
      .poll(() =>
        child()
          ?.evaluate(() => typeof Bridge)
          .catch(() => ""),
      )
      .toBe("object");
    await serve(child()!);
    expect(await answer).toEqual({ value: 5 });
  });

  test("is removed has what was asked of it rejected at once", async () => {
    await pair({ heartbeat: 60_000 });
    const end = page.evaluate(() => outcome(connection.remote.never()));
    await page.evaluate(() => document.querySelector("iframe")!.remove());
    expect(await end).toMatchObject({ code: "lost" });
  });

  test("says nothing for three beats counts as gone; its page's own delays do not count against it", async () => {
    await pair({ heartbeat: 200 });
    // The page itself stands still for more than three beats.
    await page.evaluate(() => {
      for (const end = performance.now() + 1_200; performance.now() < end;);
    });
    expect(await add()).toEqual({ value: 5 });
    const end = page.evaluate(() => outcome(connection.remote.never()));
    await frame.evaluate(
      () =>
        void setTimeout(() => {
          for (const end = performance.now() + 3_000; performance.now() < end;);
        }),
    );
    expect(await end).toMatchObject({ code: "lost" });
    expect(await add()).toEqual({ value: 5 });
  });
});

describe("hostile windows", () => {
  test("20,000 foreign messages are not looked into", async () => {
    await pair();
    const sibling = await world.embed(page);
    await page.evaluate(() => {
      globalThis.seen = [];
      const get = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")!.get!;
      Object.defineProperty(MessageEvent.prototype, "data", {
        get() {
          seen.push(0);
          return get.call(this) as unknown;
        },
      });
    });
    await sibling.evaluate(() => {
      for (let n = 0; n < 20_000; ++n) parent.postMessage({ pipit: 1, t: "hello" }, other);
    });
    expect(await add()).toEqual({ value: 5 });
    // The one answer.
    expect(await page.evaluate(() => seen.length)).toBeLessThan(5);
  });

  test("polluted prototypes change neither greeting, message nor answer", async () => {
    ({ page, frame } = await world.visit());
    const pollute = (): void => {
      const evil = {
        t: "bye",
        m: '["evil"]',
        p: ["evil"],
        to: "",
        n: "evil",
        code: "evil",
        transfer: [1],
        targetOrigin: "*",
        then: undefined,
      };
      Object.assign(Object.prototype, evil);
    };
    await page.evaluate(pollute);
    await frame.evaluate(pollute);
    await reach();
    await serve(frame);
    expect(await add()).toEqual({ value: 5 });
    expect(await page.evaluate(() => outcome(connection.call(["evil"])))).toMatchObject({ code: "method" });
  });

  test("an own __proto__ in a message changes no prototype", async () => {
    await pair();
    const polluted = await frame.evaluate(async () => {
      const evil = JSON.parse('{"__proto__":{"admin":1},"constructor":{"prototype":{"admin":1}}}') as unknown;
      await outcome(connection.call(["x"], [evil]));
      return ({} as { admin?: number }).admin;
    });
    expect(polluted).toBeUndefined();
    expect(await page.evaluate(() => ({}) as object)).toEqual({});
  });
});
