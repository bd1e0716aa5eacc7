import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { BrowserContextOptions, Frame, Page } from "@playwright/test";
import { Fixture } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());
afterEach(() => {
  fixture.servers.tag = (built) => built;
});

interface Chat extends HTMLElement {
  send(text: unknown): Promise<{ id: string }>;
  getState(): Promise<{ ready: boolean; site: string; open: boolean }>;
  on(name: unknown, listener: unknown): Promise<void>;
  once(name: unknown, listener: unknown): Promise<void>;
  off(name: unknown, listener: unknown): Promise<void>;
  privacy: Record<"status" | "grant" | "revoke" | "erase", () => Promise<unknown>>;
}
declare global {
  interface HTMLElementTagNameMap {
    "pipit-chat": Chat;
  }
}

const chat = '<pipit-chat site="shop" load="eager"></pipit-chat>';
let pages = 0;

/** A new visitor on a page with these elements, and the tag if asked for. */
async function visit(
  body: string,
  head = "",
  options: BrowserContextOptions = {},
  headers = {},
): Promise<Page> {
  const context = await fixture.browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const script = `<script async nonce="abc" src="${fixture.servers.widget}/pipit-chat.js"></script>`;
  await page.goto(fixture.servers.page(`/inline/${++pages}`, { head: head + script, body, headers }));
  await page.waitForFunction(() => customElements.get("pipit-chat"));
  return page;
}

const framesOf = (page: Page): Frame[] => page.frames().filter((frame) => frame.url().includes("/frame/"));

/** The frames that play the chats', once that many are live. */
async function live(page: Page, count = 1): Promise<Frame[]> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const states = [...document.querySelectorAll("pipit-chat")].map((element) => element.getState());
        return (await Promise.all(states)).filter(({ ready }) => ready).length;
      }),
    )
    .toBe(count);
  return framesOf(page);
}

describe("an inline chat", { timeout: 30_000 }, () => {
  test("fills its element, without launcher, global or scroll lock, and the focus stays", async () => {
    const page = await visit(`<input autofocus>${chat}`);
    const [frame] = await live(page);
    const outer = (await page.locator("pipit-chat").boundingBox())!;
    expect(outer.height).toBe(600);
    expect(await page.locator("pipit-chat iframe").boundingBox()).toEqual({
      x: outer.x + 1,
      y: outer.y + 1,
      width: outer.width - 2,
      height: 598,
    });
    expect(await page.locator("pipit-chat button").isVisible()).toBe(false);
    expect(await page.evaluate(() => Object.keys(window).filter((name) => /pipit/i.test(name)))).toEqual([]);
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe("INPUT");
    expect(frame!.url()).toContain("&i=true&");
    await expect
      .poll(() => frame!.evaluate(() => received))
      .toEqual([{ v: 2, id: 0, t: "open", p: { focus: false, full: false } }]);
  });

  test("on a phone it is where the page has it, and the page scrolls", async () => {
    const page = await visit(
      `<h1>Ask</h1>${chat}<p>Below</p>`,
      "<style>pipit-chat { height: 300px }</style>",
      {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
      },
    );
    const [frame] = await live(page);
    await expect.poll(() => frame!.evaluate(() => received.at(-1)?.p)).toEqual({ focus: false, full: false });
    expect(await page.locator("pipit-chat iframe").boundingBox()).toMatchObject({ height: 298 });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe("visible");
  });

  test("has the API's methods and events itself, and tells them to nobody else", async () => {
    const page = await visit(
      chat,
      `<script>log = []; addEventListener("pipit:message:sent", () => log.push("window"))</script>`,
    );
    const sent = await page.evaluate(async () => {
      const element = document.querySelector("pipit-chat")!;
      const heard = (detail: object): unknown => log.push(["on", detail]);
      await element.on("message:sent", heard);
      await element.once("message:sent", () => log.push("once"));
      element.addEventListener("pipit:message:sent", () => log.push("event"));
      return element.send("hello");
    });
    expect(sent).toEqual({ id: "c-hello" });
    const [frame] = await live(page);
    const tell = async (id: string): Promise<void> => {
      await frame!.evaluate((id) => say("event", { name: "message:sent", detail: { id } }), id);
      await frame!.evaluate(() => ask("ping", {}));
    };
    await tell("m_1");
    await tell("m_2");
    expect(await page.evaluate(() => log)).toEqual([
      ["on", { id: "m_1" }],
      "once",
      "event",
      ["on", { id: "m_2" }],
      "event",
    ]);
  });

  test("its attributes are the tag's options, and what changes later is told", async () => {
    const page = await visit(
      '<pipit-chat site="shop" load="eager" theme="dark" bot-name="Ada" sealed="true"></pipit-chat>',
    );
    const [frame] = await live(page);
    expect(frame!.url()).toContain("&sealed=true");
    const told = () => frame!.evaluate(() => received.filter(({ t }) => t == "configure").map(({ p }) => p));
    expect(await told()).toEqual([{ theme: "dark", botName: "Ada" }]);
    await page.locator("pipit-chat").evaluate((element) => {
      element.setAttribute("theme", "light");
      element.removeAttribute("bot-name");
    });
    await expect.poll(async () => (await told()).at(-1)).toEqual({ theme: "light" });
  });

  test("another site is another chat", async () => {
    const page = await visit(chat);
    await live(page);
    await page.locator("pipit-chat").evaluate((element) => element.setAttribute("site", "other"));
    await expect
      .poll(() => framesOf(page).map((frame) => new URL(frame.url()).search))
      .toEqual(["?site=other"]);
    await live(page);
  });

  test("is loaded when the visitor comes near it, and not before", async () => {
    const before = fixture.servers.requests.length;
    const page = await visit(
      '<h1>Top</h1><div id="far"></div><pipit-chat site="shop"></pipit-chat>',
      "<style>#far { height: 5000px }</style>",
    );
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    );
    expect(fixture.servers.requests.slice(before)).toEqual(["/pipit-chat.js"]);
    await page.locator("pipit-chat").scrollIntoViewIfNeeded();
    await live(page);
  });

  test("a call loads it wherever it is", async () => {
    const page = await visit(
      '<div id="far"></div><pipit-chat site="shop"></pipit-chat>',
      "<style>#far { height: 5000px }</style>",
    );
    expect(
      await page.locator("pipit-chat").evaluate((element) => (element as Chat).send("far away")),
    ).toEqual({
      id: "c-far away",
    });
  });

  test("has its size from when it is defined: nothing shifts when the chat comes", async () => {
    const page = await visit(
      `${chat}<p>Below</p>`,
      `<style>pipit-chat { display: block; height: 600px }</style><script>log = [];
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => log.push(entry.value))).observe({ type: "layout-shift", buffered: true });</script>`,
    );
    await live(page);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await page.evaluate(() => log)).toEqual([]);
  });

  test("is not closed by what the frame says", async () => {
    const page = await visit(chat);
    const [frame] = await live(page);
    await frame!.evaluate(() => say("close", {}));
    await frame!.evaluate(() => ask("ping", {}));
    expect(await page.locator("pipit-chat iframe").isVisible()).toBe(true);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  });

  test("taken out of the page it ends, and put back it is a new one", async () => {
    const page = await visit(chat, `<script>log = []</script>`);
    await live(page);
    const ended = await page.evaluate(async () => {
      const element = document.querySelector("pipit-chat")!;
      element.addEventListener("pipit:destroyed", () => log.push("destroyed"));
      element.remove();
      const code = await element.send("too late").catch((error: { code: string }) => error.code);
      return [code, ...log, element.shadowRoot!.childElementCount];
    });
    expect(ended).toEqual(["destroyed", "destroyed", 0]);
    await expect.poll(() => framesOf(page)).toEqual([]);
    await page.evaluate(() => {
      const element = document.createElement("pipit-chat");
      element.setAttribute("site", "shop");
      document.body.append(element);
    });
    await live(page);
  });

  test("taken out before its script has come it leaves nothing, and a call that waited is turned away", async () => {
    const page = await visit('<pipit-chat site="shop"></pipit-chat>');
    const codes = await page.evaluate(async () => {
      const element = document.querySelector("pipit-chat")!;
      const waiting = element.send("early").catch((error: { code: string }) => error.code);
      element.remove();
      document.body.append(element);
      const again = element.send("again");
      return [await waiting, await again];
    });
    expect(codes).toEqual(["destroyed", { id: "c-again" }]);
    await expect.poll(() => framesOf(page).length).toBe(1);
  });

  test("moved by the browser it stays as it is", async () => {
    const page = await visit(`<section></section>${chat}`);
    const [frame] = await live(page);
    await frame!.evaluate(() => void (log = ["kept"]));
    const canMove = await page.evaluate(() => {
      const section = document.querySelector("section") as unknown as {
        moveBefore?(node: Node, child: null): void;
      };
      section.moveBefore?.(document.querySelector("pipit-chat")!, null);
      return "moveBefore" in section;
    });
    if (canMove) expect(await frame!.evaluate(() => log)).toEqual(["kept"]);
    expect(await page.locator("pipit-chat iframe").isVisible()).toBe(true);
  });

  test("works in a shadow tree of the page's own", async () => {
    const page = await visit(
      `<div id="own"></div><script>
        const own = document.getElementById("own").attachShadow({ mode: "open" });
        window.element = own.appendChild(document.createElement("pipit-chat"));
        element.setAttribute("site", "shop");
      </script>`,
    );
    const sent = await page.evaluate(() =>
      (window as unknown as { element: Chat }).element.send("in a shadow"),
    );
    expect(sent).toEqual({ id: "c-in a shadow" });
  });

  test("a script that does not come is told calmly, and tried again", async () => {
    fixture.servers.tag = () => undefined;
    const page = await visit(chat);
    const alert = page.getByRole("alert");
    expect(await alert.innerText()).toContain("could not be reached");
    fixture.servers.tag = (built) => built;
    await page.getByRole("button", { name: "Retry" }).click();
    await live(page);
    expect(await alert.count()).toBe(0);
  });

  test("asks for consent in its own place, and again when that is withdrawn", async () => {
    const page = await visit(
      '<pipit-chat site="shop" load="eager" consent="required" consent-text="We keep it."></pipit-chat>',
    );
    const notice = page.getByRole("alert");
    expect(await notice.innerText()).toContain("We keep it.");
    expect(framesOf(page)).toEqual([]);
    await notice.getByRole("button", { name: "OK" }).click();
    await live(page);
    await page.evaluate(() => document.querySelector("pipit-chat")!.privacy["revoke"]());
    await notice.waitFor();
    expect(framesOf(page)).toEqual([]);
    await notice.getByRole("button", { name: "OK" }).click();
    await live(page);
  });

  test.each([
    [
      "nonces and trusted types",
      "script-src 'nonce-abc' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types pipit pipit-load",
    ],
    ["the widget's origin", "default-src 'none'; script-src WIDGET; frame-src WIDGET"],
  ])("works under a policy of %s", async (_, policy) => {
    const page = await visit(
      chat,
      "",
      {},
      {
        "content-security-policy": policy.replaceAll("WIDGET", fixture.servers.widget),
      },
    );
    await live(page);
  });
});

describe("several chats on a page", { timeout: 30_000 }, () => {
  test("two inline ones and a floating one are three, each with its own events and storage", async () => {
    const page = await visit(
      `${chat}<pipit-chat site="other" load="eager"></pipit-chat>`,
      `<script>log = []; addEventListener("pipit:unread", ({ detail }) => log.push(["window", detail.count]))</script>${fixture.tag()}`,
    );
    await live(page, 2);
    await page.evaluate(() => Pipit.send("from the floating one"));
    const sites = framesOf(page).map((frame) => new URL(frame.url()).searchParams.get("site"));
    expect(sites.sort()).toEqual(["other", "shop", "shop"]);
    await page.evaluate(async () => {
      await Pipit.on("unread", ({ count }: { count: number }) => log.push(["floating", count]));
      for (const element of document.querySelectorAll("pipit-chat"))
        await element.on("unread", ({ count }: { count: number }) =>
          log.push([element.getAttribute("site"), count]),
        );
    });
    const frames = framesOf(page);
    for (const [count, frame] of frames.entries()) {
      const url = new URL(frame.url());
      const number = url.hash.includes("&i=true") ? (url.search.includes("other") ? 2 : 1) : 3;
      expect(count).toBeLessThan(3);
      await frame.evaluate((number) => say("event", { name: "unread", detail: { count: number } }), number);
      await frame.evaluate(() => ask("ping", {}));
    }
    const heard = (await page.evaluate(() => log.map(String))).sort();
    expect(heard).toEqual(["floating,3", "other,2", "shop,1", "window,3"]);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  });

  test("a second tag with a global of its own floats beside the first, and hears its own events alone", async () => {
    const page = await visit(
      "",
      `<script>log = []; for (const name of ["pipit", "support"])
        addEventListener(name + ":open", () => log.push(name))</script>
      ${fixture.tag("shop")}${fixture.tag("shop", 'async data-global="Support" data-position="bottom-left"')}`,
    );
    await page.waitForFunction(() => "Pipit" in window && "Support" in window);
    await page.evaluate(async () => {
      const { Support } = window as unknown as { Support: typeof Pipit };
      await Pipit.on("open", () => log.push("on Pipit"));
      await Support.on("open", () => log.push("on Support"));
      await Support.open();
    });
    expect(await page.evaluate(() => log)).toEqual(["support", "on Support"]);
    expect(await page.locator("pipit-widget").count()).toBe(2);
    expect(await page.evaluate(() => Pipit.getState().then(({ open }) => open))).toBe(false);
    await page.evaluate(() => (window as unknown as { Support: typeof Pipit }).Support.destroy());
    expect(await page.evaluate(() => ["Pipit" in window, "Support" in window])).toEqual([true, false]);
  });
});
