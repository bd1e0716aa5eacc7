import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "@playwright/test";
import { Fixture, frameOf, outcome } from "./testing/fixture";
import type { VisitOptions } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

const TEXT = "Need help choosing?";
const bubble = (page: Page) => page.locator("pipit-widget aside");
/** The options, and a page that looks on which of our scripts have run. */
const tease = (options: object) => `<script>
  pipitConfig = ${JSON.stringify({ teaser: TEXT, ...options })};
  log = [];
  const { append } = Element.prototype;
  Element.prototype.append = function (script) {
    if (script.localName == "script") script.addEventListener("load", () => log.push(new URL(script.src).pathname));
    return Reflect.apply(append, this, arguments);
  };
</script>`;

/** A new visitor, on whose page time stands until `pass`, and the script of what comes forward has run. */
async function visit(options: object, more: VisitOptions = {}, body = "<h1>Shop</h1>"): Promise<Page> {
  const page = await fixture.visit({ head: tease(options), body }, { clock: true, ...more });
  await arrived(page);
  return page;
}

/** Until the page was idle and the two scripts have come. */
async function arrived(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.runFor(100);
      return page.evaluate(() => log.at(-1));
    })
    .toBe(fixture.servers.forwardPath);
}

const pass = (page: Page, milliseconds: number) => page.clock.runFor(milliseconds);

describe("the teaser", { timeout: 30_000 }, () => {
  test("comes beside the launcher after its time, said politely, and loads no frame", async () => {
    const page = await visit({ teaserDelay: 4000 });
    await pass(page, 2_000);
    expect(await bubble(page).count()).toBe(0);
    await pass(page, 4_000);
    await expect.poll(() => page.getByRole("status").innerText()).toBe(TEXT);
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe("BODY");
    expect(await page.locator("iframe").count()).toBe(0);
    const box = (await bubble(page).boundingBox())!;
    const launcher = (await page.getByRole("button", { name: "Open chat" }).boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(launcher.y);
    expect(Math.round(box.x + box.width)).toBe(launcher.x + launcher.width);
  });

  test("opens the chat, which gets the focus, and goes", async () => {
    const page = await visit({ teaserDelay: 0 });
    await pass(page, 100);
    await page.getByRole("button", { name: TEXT }).click();
    const frame = await frameOf(page);
    await expect.poll(() => frame.evaluate(() => received.at(-1)?.p)).toEqual({ focus: true, full: false });
    expect(await bubble(page).count()).toBe(0);
  });

  test.each(["Enter", "Escape"])(
    "is dismissed by the keyboard, %s, which goes back to the launcher",
    async (key) => {
      const page = await visit({ teaserDelay: 0 });
      await pass(page, 100);
      await page.getByRole("button", { name: "Dismiss" }).focus();
      await page.keyboard.press(key);
      expect(await bubble(page).count()).toBe(0);
      expect(
        await page.evaluate(
          () => document.querySelector("pipit-widget")!.shadowRoot!.activeElement!.ariaLabel,
        ),
      ).toBe("Open chat");
      expect(await outcome(page, "Pipit.getState().then(({ open }) => open)")).toBe(false);
    },
  );

  test("comes once for a visitor, and again when what is kept was erased", async () => {
    const page = await visit({ teaserDelay: 0 });
    await pass(page, 100);
    await bubble(page).waitFor();
    await page.reload();
    await arrived(page);
    await pass(page, 10_000);
    expect(await bubble(page).count()).toBe(0);
    await page.evaluate(() => Pipit.privacy["erase"]());
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.reload();
    await arrived(page);
    await pass(page, 100);
    await bubble(page).waitFor();
  });

  test("waits where the page has hidden the chat, and is used up when it is seen", async () => {
    const page = await visit({ teaserDelay: 4000 });
    await page.evaluate(() => Pipit.hide());
    await pass(page, 5_000);
    expect(await bubble(page).count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.evaluate(() => Pipit.show());
    await pass(page, 100);
    await expect.poll(() => bubble(page).isVisible()).toBe(true);
  });

  test("comes when the visitor has agreed, and loads, keeps and says nothing before", async () => {
    const before = fixture.servers.requests.length;
    const options = { teaserDelay: 0, consent: "required", autoOpen: true, launcher: "pulse" };
    const page = await fixture.visit({ head: tease(options) }, { clock: true });
    await pass(page, 60_000);
    expect(fixture.servers.requests.slice(before)).toEqual(["/pipit.js"]);
    expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual(
      [],
    );
    expect(await outcome(page, "Pipit.getState().then(({ open }) => open)")).toBe(false);
    await page.evaluate(() => Pipit.privacy.grant());
    await arrived(page);
    await bubble(page).waitFor();
  });

  test("waits until enough of the page was seen", async () => {
    const page = await visit(
      { teaserDelay: 0, teaserScroll: 50 },
      {},
      '<div id="long"></div><style>#long { height: 5000px }</style>',
    );
    await pass(page, 1_000);
    expect(await bubble(page).count()).toBe(0);
    await page.evaluate(() => scrollTo(0, 3_000));
    await expect
      .poll(async () => {
        await pass(page, 50);
        return bubble(page).count();
      })
      .toBe(1);
  });

  test("comes on those pages alone, and when a router has gone to one", async () => {
    const page = await visit({ teaserDelay: 0, teaserPages: "/rings/* /care" });
    await pass(page, 1_000);
    expect(await bubble(page).count()).toBe(0);
    await page.evaluate(() => history.pushState({}, "", "/rings/17"));
    await expect
      .poll(async () => {
        await pass(page, 50);
        return bubble(page).count();
      })
      .toBe(1);
  });

  test("does not come where the visitor has opened the chat before it", async () => {
    const page = await visit({ teaserDelay: 4_000 });
    await page.evaluate(() => void Pipit.open());
    await page.evaluate(() => Pipit.close());
    await pass(page, 10_000);
    expect(await bubble(page).count()).toBe(0);
  });

  test("ends with the chat", async () => {
    const page = await visit({ teaserDelay: 4_000 });
    await page.evaluate(() => Pipit.destroy());
    await pass(page, 10_000);
    expect(await page.locator("pipit-widget").count()).toBe(0);
  });

  test("what does not fit is named and does nothing", async () => {
    const errors: string[] = [];
    const page = await fixture.visit({ head: tease({ teaser: "x".repeat(201) }) }, { clock: true });
    page.on("console", (message) => errors.push(message.text()));
    await arrived(page);
    await pass(page, 10_000);
    expect(await bubble(page).count()).toBe(0);
  });

  test("without the option nothing more is loaded", async () => {
    const before = fixture.servers.requests.length;
    const page = await fixture.visit({}, { clock: true });
    await pass(page, 10_000);
    expect(fixture.servers.requests.slice(before)).toEqual(["/pipit.js"]);
    await page.evaluate(() => void Pipit.open());
    await frameOf(page);
    expect(fixture.servers.requests.slice(before)).not.toContain(fixture.servers.forwardPath);
  });
});

describe("autoOpen", { timeout: 30_000 }, () => {
  const open = (page: Page) => outcome(page, "Pipit.getState().then(({ open }) => open)");
  const auto = { teaser: undefined, autoOpen: true, openDelay: 2_000 };

  test("opens the panel after its time without taking the focus, and not again in the session", async () => {
    const page = await visit(auto);
    expect(await open(page)).toBe(false);
    await pass(page, 3_000);
    expect(await open(page)).toBe(true);
    expect(await page.evaluate(() => document.activeElement!.tagName)).toBe("BODY");
    await page.evaluate(() => Pipit.close());
    await page.reload();
    await arrived(page);
    await pass(page, 10_000);
    expect(await open(page)).toBe(false);
  });

  test.each([
    [true, false],
    ["always", true],
  ])("%s on a phone: %s", async (autoOpen, opens) => {
    const page = await visit({ ...auto, autoOpen }, { viewport: { width: 390, height: 844 } });
    await pass(page, 10_000);
    expect(await open(page)).toBe(opens);
  });

  test("waits where the page has hidden the chat: that is not the once in the session", async () => {
    const page = await visit(auto);
    await page.evaluate(() => Pipit.hide());
    await pass(page, 10_000);
    expect(await open(page)).toBe(false);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.evaluate(() => Pipit.show());
    await expect.poll(() => open(page)).toBe(true);
  });

  test("without anything that is kept it does nothing, and the console says so", async () => {
    const page = await visit({ ...auto, persist: false });
    expect(await open(page)).toBe(false);
    const warned = page.waitForEvent("console", (message) => message.text().includes("autoOpen"));
    await page.reload();
    await arrived(page);
    expect((await warned).type()).toBe("warning");
    await pass(page, 10_000);
    expect(await open(page)).toBe(false);
  });
});
