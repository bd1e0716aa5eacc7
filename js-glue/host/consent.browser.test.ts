import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => void (fixture = await Fixture.start()), 60_000);
afterAll(() => fixture.stop());

const kept = (page: Page) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort());
const isGranted = (page: Page) =>
  page.evaluate(() =>
    (Pipit.privacy.status() as Promise<{ granted: boolean }>).then(({ granted }) => granted),
  );

async function besideOf(page: Page): Promise<Page> {
  const beside = await page.context().newPage();
  await beside.goto(page.url());
  await beside.waitForFunction(() => typeof Object(window.Pipit).version == "string");
  return beside;
}

describe("consent: required", { timeout: 30_000 }, () => {
  const text = "Wir speichern, was Sie schreiben. <b>Ja?</b>";
  const head = () =>
    fixture.tag("shop", `async data-load="eager" data-consent="required" data-consent-text="${text}"`);
  const visit = () => fixture.visit({ site: "", head: head() });

  test("nothing is loaded, stored or sent before it is given, whatever is called", async () => {
    const before = fixture.servers.requests.length;
    const page = await visit();
    await page.evaluate(() => {
      log = [];
      void Pipit.send("hello").then(() => log.push("sent"));
      void Pipit.prefill("hello");
    });
    await page.getByRole("button", { name: "Open chat" }).hover();
    await page.getByRole("button", { name: "Open chat" }).click();
    await expect.poll(() => page.getByRole("alert").textContent()).toBe(text + "OK");
    expect(await page.locator("iframe").count()).toBe(0);
    expect(fixture.servers.requests.slice(before)).toEqual(["/pipit.js"]);
    expect(await kept(page)).toEqual([]);
    expect(await isGranted(page)).toBe(false);

    await page.getByRole("button", { name: "OK" }).click();
    const frame = await frameOf(page);
    await expect
      .poll(() => frame.evaluate(() => received.map(({ t }) => t).sort()))
      .toEqual(["open", "prefill", "send"]);
    await expect.poll(() => page.evaluate(() => log)).toEqual(["sent"]);
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await isGranted(page)).toBe(true);
    expect(await kept(page)).toContain("pipit-consent:shop");
  });

  test("what asks nothing of the chat loads nothing, and has its answer at once", async () => {
    const before = fixture.servers.requests.length;
    const page = await visit();
    expect(await outcome(page, "Pipit.privacy.status()")).toEqual({ granted: false });
    for (const call of ["logout", "privacy.erase", "privacy.revoke"])
      expect(await outcome(page, `Pipit.${call}().then(() => "done")`), call).toBe("done");
    await page.evaluate(() => {
      log = [];
      void Pipit.privacy.optOut().then(() => log.push("out"));
    });
    expect(fixture.servers.requests.slice(before)).toEqual(["/pipit.js"]);
    expect(await kept(page)).toEqual([]);
    await page.evaluate(() => Pipit.privacy.grant());
    await expect.poll(() => page.evaluate(() => log)).toEqual(["out"]);
    expect(await outcome(page, "Pipit.privacy.status()")).toMatchObject({ granted: true, optedOut: true });
  });

  for (const word of ["Required", "true", "", "no"])
    test(`a consent that is said as "${word}" is asked for, and the word is named`, async () => {
      const errors: string[] = [];
      const page = await fixture.visit({ site: "", head: fixture.tag("shop", `data-consent="${word}"`) });
      page.on("console", (message) => errors.push(message.text()));
      await page.reload();
      expect(await isGranted(page)).toBe(false);
      expect(errors.join()).toContain("bad option consent");
    });

  test("the focus is the launcher's when the button of the question goes, and then the chat's", async () => {
    const page = await visit();
    await page.getByRole("button", { name: "Open chat" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "OK" }).focus();
    await page.keyboard.press("Enter");
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true);
  });

  test("it holds on the next page, and in another tab", async () => {
    const page = await visit();
    await page.evaluate(() => Pipit.privacy.grant());
    const next = await besideOf(page);
    await next.evaluate(() => Pipit.open());
    expect(await (await frameOf(next)).evaluate(() => received.at(-1)!.t)).toBe("open");
    // On the first page nobody has asked for the chat.
    expect(await page.locator("iframe").count()).toBe(0);
  });

  test("what is withdrawn is gone in all tabs, with all that is kept, until it is given again", async () => {
    const page = await visit();
    await page.evaluate(() => {
      log = [];
      void Pipit.on("consent", ({ granted }: { granted: boolean }) => log.push(granted));
      void Pipit.privacy.grant();
      return Pipit.open();
    });
    await frameOf(page);
    const beside = await besideOf(page);
    await beside.evaluate(() => Pipit.open());
    await beside.evaluate(() => localStorage.setItem("cart", "1"));

    expect(await outcome(page, "Pipit.privacy.revoke()")).toBeUndefined();
    for (const tab of [page, beside]) {
      await expect.poll(() => tab.locator("iframe").count()).toBe(0);
      expect(await isGranted(tab)).toBe(false);
      await expect(tab.evaluate(() => Pipit.getState().then(({ open }) => open))).resolves.toBe(false);
    }
    expect(await page.evaluate(() => log)).toEqual([true, false]);
    expect(await kept(page)).toEqual(["cart"]);

    await page.evaluate(() => void Pipit.open());
    await expect.poll(() => page.getByRole("alert").count()).toBe(1);
    await page.evaluate(() => Pipit.privacy.grant());
    await frameOf(page);
  });

  test("what is withdrawn in another tab is asked for anew where no chat was loaded yet", async () => {
    const page = await visit();
    const beside = await besideOf(page);
    for (const tab of [page, beside]) await tab.evaluate(() => Pipit.privacy.grant());
    await page.evaluate(() => Pipit.privacy.revoke());
    await expect.poll(() => isGranted(beside)).toBe(false);
    await beside.getByRole("button", { name: "Open chat" }).click();
    await expect.poll(() => beside.getByRole("alert").count()).toBe(1);
    expect(await beside.locator("iframe").count()).toBe(0);
    expect(await kept(beside)).toEqual([]);
  });

  test("what waits for it goes on when it is given in another tab", async () => {
    const page = await visit();
    const beside = await besideOf(page);
    await beside.evaluate(() => {
      log = [];
      void Pipit.on("consent", ({ granted }: { granted: boolean }) => log.push(granted));
      void Pipit.open();
    });
    await expect.poll(() => beside.getByRole("alert").count()).toBe(1);
    await page.evaluate(() => Pipit.privacy.grant());
    await frameOf(beside);
    await expect.poll(() => beside.getByRole("alert").count()).toBe(0);
    expect(await beside.evaluate(() => log)).toEqual([true]);
    expect(await page.locator("iframe").count()).toBe(0);
  });

  test("where the storage is refused it holds for the page", async () => {
    const denied = `<script>Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })</script>`;
    const page = await fixture.visit({ site: "", head: denied + head() });
    await page.evaluate(() => Pipit.privacy.grant());
    await page.evaluate(() => Pipit.open());
    await frameOf(page);
    await page.evaluate(() => Pipit.privacy.revoke());
    expect(await isGranted(page)).toBe(false);
    expect(await page.locator("iframe").count()).toBe(0);
  });

  test("erasing withdraws it, also where no frame was loaded", async () => {
    const page = await visit();
    await page.evaluate(() => Pipit.privacy.grant());
    await page.evaluate(() => localStorage.setItem("pipit:shop:a", "1"));
    await page.evaluate(() => Pipit.privacy.erase());
    expect(await kept(page)).toEqual([]);
    expect(await isGranted(page)).toBe(false);
  });
});

test("without the option nobody is asked, and nothing is kept of it", { timeout: 30_000 }, async () => {
  const page = await fixture.visit();
  expect(await isGranted(page)).toBe(true);
  await page.evaluate(() => Pipit.open());
  await frameOf(page);
  expect(await kept(page)).toEqual(["pipit:shop:open"]);
});

describe("several chats of a site on one page", { timeout: 30_000 }, () => {
  const refused = `<script>
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  </script>`;
  const visit = (head = "") =>
    fixture.visit({
      site: "",
      head:
        head +
        fixture.tag("shop", `async data-consent="required"`) +
        `<script async src="${fixture.servers.widget}/pipit-chat.js"></script>`,
      body: `<pipit-chat site="shop" consent="required" load="eager"></pipit-chat>`,
    });
  const granted = (page: Page) =>
    page.evaluate(() => {
      const element = document.querySelector("pipit-chat") as unknown as typeof Pipit;
      const statuses = [Pipit, element].map(({ privacy }) => privacy.status());
      return Promise.all(statuses as Promise<{ granted: boolean }>[]).then((all) =>
        all.map(({ granted }) => granted),
      );
    });

  test.each([
    ["kept", ""],
    ["refused", refused],
  ])("consent given or withdrawn on one holds on the other, where it is %s", async (_, head) => {
    const page = await visit(head);
    await page.evaluate(() => {
      log = [];
      addEventListener("pipit:consent", (event) => log.push((event as CustomEvent).detail));
    });
    expect(await granted(page)).toEqual([false, false]);
    await page.locator("pipit-chat section button").click();
    await expect.poll(() => page.locator("pipit-chat iframe").count()).toBe(1);
    expect(await granted(page)).toEqual([true, true]);

    await page.evaluate(() => Pipit.open());
    expect(await page.locator("iframe").count()).toBe(2);
    await page.evaluate(() => Pipit.privacy.revoke());
    expect(await granted(page)).toEqual([false, false]);
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
    await expect.poll(() => page.locator("pipit-chat section button").isVisible()).toBe(true);

    await page.evaluate(() => Pipit.privacy.grant());
    await expect.poll(() => page.locator("pipit-chat iframe").count()).toBe(1);
    await page.evaluate(() =>
      (document.querySelector("pipit-chat") as unknown as typeof Pipit).privacy.revoke(),
    );
    expect(await granted(page)).toEqual([false, false]);
    await expect.poll(() => page.locator("iframe").count()).toBe(0);
    expect(await page.evaluate(() => log)).toEqual([
      { granted: true },
      { granted: false },
      { granted: true },
      { granted: false },
    ]);
  });

  test.each(["privacy.erase", "logout"])(
    "%s on one that was never loaded empties the other, and what that keeps in memory",
    async (name) => {
      const page = await fixture.visit({
        head: `<script async src="${fixture.servers.widget}/pipit-chat.js"></script>`,
        body: `<pipit-chat site="shop" load="eager"></pipit-chat>`,
      });
      const frame = page.locator("pipit-chat iframe");
      await expect.poll(() => frame.count()).toBe(1);
      await expect.poll(() => page.frames()[1]?.evaluate(() => received.length > 0)).toBe(true);
      const chat = page.frames()[1]!;
      await chat.evaluate(() => ask("storage.set", { k: "session", v: "kept" }));
      await chat.evaluate(() => ask("storage.set", { k: "draft", v: "in memory", m: true }));
      await page.evaluate(() => (localStorage["pipit:other:session"] = "another site's"));

      expect(await outcome(page, `Pipit.${name}()`)).toBeUndefined();
      await expect
        .poll(() => chat.evaluate(() => received.filter(({ t }) => t == "storage.changed").map(({ p }) => p)))
        .toEqual([{ k: "erase" }]);
      const left = await chat.evaluate(() => ask("storage.get", { k: ["draft"], m: true }));
      expect(left).toEqual({ ok: true, v: [null] });
      // That somebody has gone is told to who waits in other tabs.
      const word = name == "logout" ? ["pipit-logout:shop"] : [];
      expect(await kept(page)).toEqual([...word, "pipit:other:session"]);
    },
  );

  test("a chat that erases tells the others of its site, and is not told itself", async () => {
    const page = await fixture.visit({
      site: "",
      head:
        fixture.tag("shop", "async data-load='eager'") +
        `<script async src="${fixture.servers.widget}/pipit-chat.js"></script>`,
      body: `<pipit-chat site="shop" load="eager"></pipit-chat><pipit-chat site="other" load="eager"></pipit-chat>`,
    });
    const areReady = () =>
      page.evaluate(async () => {
        const chats = [Pipit, ...document.querySelectorAll("pipit-chat")] as unknown as (typeof Pipit)[];
        const states = await Promise.all(chats.map((chat) => chat.getState()));
        return states.map(({ ready }) => ready);
      });
    await expect.poll(areReady, { timeout: 10_000 }).toEqual([true, true, true]);
    const frames = page.frames().slice(1);
    const told = () =>
      Promise.all(
        frames.map((frame) =>
          frame.evaluate(() => received.filter(({ t }) => t == "storage.changed").length),
        ),
      );
    const first = frames.find((frame) => frame.url().includes("site=shop"))!;
    await first.evaluate(() => ask("storage.clear", {}));
    const expected = frames.map((frame) => +(frame != first && frame.url().includes("site=shop")));
    await expect.poll(told).toEqual(expected);
  });
});
