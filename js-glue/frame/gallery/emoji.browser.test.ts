import type { Server } from "node:http";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Locator, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../e2e/fixtures/chromium";
import { serveGallery } from "../../../web/gallery/serve.mjs";

type Deed = [name: string, ...values: unknown[]];

const PANEL: BrowserContextOptions = { viewport: { width: 400, height: 600 } };
const SMALL: BrowserContextOptions = { viewport: { width: 320, height: 256 } };
const PHONE: BrowserContextOptions = {
  viewport: { width: 320, height: 568 },
  hasTouch: true,
  isMobile: true,
};

describe("the emoji picker", { timeout: 60_000 }, () => {
  let server: Server & { origin: string };
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  const begin = async (options: BrowserContextOptions = PANEL, query = "") => {
    page = await (await browser.newContext({ locale: "en-GB", ...options })).newPage();
    complaints.length = 0;
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${server.origin}/frame?scene=talk${query}`);
    await page.locator("html[data-shown]").waitFor();
  };
  const button = () => page.getByRole("button", { name: "Emoji" });
  const picker = () => page.getByRole("grid", { name: "Emoji" });
  const cell = (name: string) => picker().getByRole("gridcell", { name, exact: true });
  const field = () => page.getByRole("textbox");
  const open = async (options?: BrowserContextOptions, query?: string) => {
    await begin(options, query);
    await button().click();
    await picker().waitFor();
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const isFocused = (element: Locator) => element.evaluate((node) => node === document.activeElement);
  const focused = () => page.evaluate(() => document.activeElement!.textContent);
  const cells = () => picker().getByRole("gridcell").allTextContents();
  const deeds = (name: string) =>
    page.evaluate(
      (wanted) =>
        (window as unknown as { gallery: { deeds: Deed[] } }).gallery.deeds.filter(
          (deed) => deed[0] === wanted,
        ),
      name,
    );
  const violations = async () =>
    (await new AxeBuilder({ page: page as never }).analyze()).violations.map(({ id }) => id);

  beforeAll(async () => {
    server = await serveGallery();
    browser = await launchChromium();
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it.each([
    ["light", PANEL, ""],
    ["dark", { ...PANEL, colorScheme: "dark" as const }, ""],
    ["on a phone", PHONE, ""],
    ["from right to left", PANEL, "&dir=rtl"],
    ["with large text", PANEL, "&text=200"],
    ["in a low panel", SMALL, ""],
    ["with large text in a narrow one", { viewport: { width: 320, height: 568 } }, "&text=200"],
  ])("is within the panel, %s", async (name, context, query) => {
    await open(context, query);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/emoji ${name}.png` });
    const box = (await picker().boundingBox())!;
    const { width, height } = page.viewportSize()!;
    expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height]).toEqual(
      Array(4).fill(true),
    );
    const isCut = () => picker().evaluate((grid) => grid.scrollWidth > grid.clientWidth);
    expect(await isCut()).toBe(false);
    const first = (await cell("grinning face").boundingBox())!;
    expect([first.width >= 40, first.height >= 40]).toEqual([true, true]);
  });

  // The gallery's pictures come with axe for other looks.
  it("is accessible in a low panel", async () => {
    await open(SMALL);
    expect(await violations()).toEqual([]);
  });

  it("is large enough for a finger, and so is what opens it", async () => {
    await open(PHONE);
    for (const one of [button(), cell("grinning face")]) {
      const { width, height } = (await one.boundingBox())!;
      expect([width >= 44, height >= 44]).toEqual([true, true]);
    }
  });

  it("puts the emoji where the caret is, and takes it back", async () => {
    await begin();
    await field().pressSequentially("Thank you, bye");
    await press("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft");
    await button().click();
    await cell("grinning face").click();
    expect(await field().inputValue()).toBe("Thank you,😀 bye");
    expect(await isFocused(field())).toBe(true);
    expect(await picker().count()).toBe(0);
    expect((await deeds("typed")).at(-1)).toEqual(["typed", "Thank you,😀 bye"]);
    await page.keyboard.type("!");
    expect(await field().inputValue()).toBe("Thank you,😀! bye");
    await press("Control+z", "Control+z");
    expect(await field().inputValue()).toBe("Thank you, bye");
    expect((await deeds("typed")).at(-1)).toEqual(["typed", "Thank you, bye"]);
  });

  it("replaces what is selected", async () => {
    await begin();
    await field().fill("great");
    await press("Control+a");
    await button().click();
    await cell("thumbs up").click();
    expect(await field().inputValue()).toBe("👍");
  });

  it("puts it there in a browser that does not insert texts for scripts", async () => {
    await begin();
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await field().fill("great");
    await button().click();
    await cell("red heart").click();
    expect(await field().inputValue()).toBe("great❤️");
    expect((await deeds("typed")).at(-1)).toEqual(["typed", "great❤️"]);
  });

  it("is used with keys alone, as a grid is", async () => {
    await begin();
    await field().focus();
    await press("Tab");
    expect(await isFocused(button())).toBe(true);
    await press("Enter");
    await expect.poll(focused).toBe("😀");
    const columns = await picker().evaluate((grid) => grid.querySelector("[role=row]")!.children.length);
    const all = await cells();
    await press("ArrowRight", "ArrowRight");
    expect(await focused()).toBe(all[2]);
    await press("ArrowDown");
    expect(await focused()).toBe(all[2 + columns]);
    await press("End");
    expect(await focused()).toBe(all[2 * columns - 1]);
    await press("ArrowRight");
    expect(await focused()).toBe(all[2 * columns]);
    await press("ArrowUp", "Home");
    expect(await focused()).toBe(all[columns]);
    await press("Control+End");
    expect(await focused()).toBe(all.at(-1));
    await press("Control+Home", "PageDown", "PageDown");
    expect(await focused()).toBe("🐶");
    await press("PageUp");
    expect(await focused()).toBe("👋");
    await press("Enter");
    expect(await field().inputValue()).toBe("👋");
    expect(await isFocused(field())).toBe(true);
  });

  it("shows what has the focus, and not under its category's name", async () => {
    await open(SMALL);
    for (const key of ["PageDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "PageUp"]) {
      await press(key);
      const isSeen = await picker().evaluate(() => {
        const { left, right, top, bottom } = document.activeElement!.getBoundingClientRect();
        const found = [top + 3, bottom - 3].map((y) => document.elementFromPoint((left + right) / 2, y));
        return found.every((element) => element === document.activeElement);
      });
      expect([key, isSeen]).toEqual([key, true]);
    }
  });

  it("goes with the direction of the text", async () => {
    await open(PANEL, "&dir=rtl");
    const [, second] = await cells();
    await press("ArrowLeft");
    expect(await focused()).toBe(second);
    await press("ArrowRight");
    expect(await focused()).toBe("😀");
  });

  it("is closed with Escape, alone, with Tab, with its button and beside it", async () => {
    await open();
    await press("ArrowDown", "Escape");
    expect(await picker().count()).toBe(0);
    expect(await isFocused(button())).toBe(true);
    expect(await button().getAttribute("aria-expanded")).toBe("false");
    expect(await deeds("close")).toEqual([]);
    await button().click();
    await picker().waitFor();
    expect(await button().getAttribute("aria-expanded")).toBe("true");
    await press("Shift+Tab");
    expect(await picker().count()).toBe(0);
    expect(await isFocused(field())).toBe(true);
    await button().click();
    await picker().waitFor();
    await button().click();
    expect(await picker().count()).toBe(0);
    await button().click();
    await picker().waitFor();
    await page.locator(".header h1").click();
    expect(await picker().count()).toBe(0);
  });

  it("has what was picked last first", async () => {
    await open();
    expect(await picker().getByRole("rowgroup", { name: "Recently used" }).count()).toBe(0);
    for (const name of ["dog face", "cat face", "dog face"]) {
      await cell(name).first().click();
      await button().click();
      await picker().waitFor();
    }
    const recent = picker().getByRole("rowgroup", { name: "Recently used" });
    expect(await recent.getByRole("gridcell").allTextContents()).toEqual(["🐶", "🐱"]);
    expect(await focused()).toBe("🐶");
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).toBe("[{},{}]");
  });

  it("calls them as the visitor's language does, and does without where that cannot be had", async () => {
    await begin(PANEL, "&locale=de");
    await page.getByRole("button", { name: "Emojis" }).click();
    const emoji = page.getByRole("grid", { name: "Emojis" });
    await emoji
      .getByRole("rowgroup", { name: "Gesichter" })
      .getByRole("gridcell", { name: "grinsendes Gesicht", exact: true })
      .waitFor();
    await page.context().close();

    await begin();
    await page.route("**/names-*.js", (route) => route.abort());
    await button().click();
    await picker().getByRole("gridcell", { name: "😀" }).waitFor();
    expect(complaints.splice(0).join()).toContain("ERR_FAILED");
  });

  it("says that it cannot be had, and can be asked for again", async () => {
    await begin();
    let isBroken = true;
    await page.route("**/emoji.js*", (route) => (isBroken ? route.abort() : route.continue()));
    await button().click();
    const alert = page.getByRole("alert");
    await alert.getByText("could not be loaded").waitFor();
    expect(await violations()).toEqual([]);
    const [said, composer] = [(await alert.boundingBox())!, (await page.locator(".composer").boundingBox())!];
    expect(Math.abs(said.y + said.height - composer.y)).toBeLessThan(2);
    expect(complaints.splice(0).join()).toContain("ERR_FAILED");
    isBroken = false;
    await button().click();
    await picker().waitFor();
    expect(await alert.count()).toBe(0);
  });
});
