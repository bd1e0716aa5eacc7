import type { Server } from "node:http";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../texts";
import { launchChromium } from "../../../e2e/fixtures/chromium";
import { cutTexts } from "./cutTexts.testing";
import { scenes } from "./scenes";
import { serveGallery } from "../../../web/gallery/serve.mjs";

type Gallery = { speak(language: string): void };
declare const window: Window & { gallery: Gallery };

/** The narrowest phone, and the panel as it is on a desktop. */
const WIDTHS = [320, 400];
const HEIGHT = 600;
/** They are there to show how an owner's and a visitor's endless words are cut. */
const ENDLESS = ["words", "longNames"];

describe("in every language", { timeout: 180_000 }, () => {
  let server: Server & { origin: string };
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await serveGallery();
    browser = await launchChromium();
    page = await (await browser.newContext({ viewport: { width: 400, height: HEIGHT } })).newPage();
    await page.route("https://img.example/**", (route) => route.abort());
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  const open = async (scene: string) => {
    await page.goto(`${server.origin}/frame?scene=${scene}`);
    await page.locator("html[data-shown]").waitFor({ state: "attached" });
  };
  const speak = async (language: string) => {
    await page.evaluate((wanted) => window.gallery.speak(wanted), language);
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  };
  const drawn = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  /** What is cut off, by language and width. */
  const cut = async () => {
    const found: unknown[] = [];
    for (const width of WIDTHS) {
      // Once for all languages: it is what takes longest.
      await page.setViewportSize({ width, height: HEIGHT });
      for (const language of LANGUAGES) {
        await speak(language);
        await drawn();
        const texts = await page.evaluate(cutTexts);
        if (texts.length) found.push([language, width, texts]);
      }
    }
    return found;
  };

  it.each(Object.keys(scenes).filter((scene) => !ENDLESS.includes(scene)))(
    "no text of %s overflows or is cut",
    async (scene) => {
      await open(scene);
      expect(await cut()).toEqual([]);
    },
  );

  it("finds a text that is cut, that overflows, and a placeholder that is too long", async () => {
    await open("talk");
    const cutBy = async (css: string) => {
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
      }, css);
      return page.evaluate(cutTexts);
    };
    expect(await cutBy("")).toEqual([]);
    expect(await cutBy(".who { max-block-size: 1rem; overflow: hidden }")).toContain(
      "We typically reply instantly",
    );
    expect(await cutBy(".who p { white-space: nowrap; max-inline-size: 3rem }")).not.toEqual([]);
    expect(await cutBy(".meta { inline-size: 900px; text-align: end }")).not.toEqual([]);
    expect(await cutBy("textarea { font-size: 3rem !important }")).toContain("Type your message...");
  });

  it("what is seen changes at once, and what is being written stays", async () => {
    await open("talk");
    await page.locator("textarea").fill("half a thought");
    await page.locator("textarea").focus();
    await speak("de");
    await page.getByText("Gestern", { exact: true }).waitFor();
    expect(await page.getByText("Yesterday").count()).toBe(0);
    expect(await page.locator("textarea").inputValue()).toBe("half a thought");
    expect(await page.locator("textarea").evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await page.locator("textarea").getAttribute("aria-label")).toBe("Nachricht");
  });

  it.each(["ar", "he"])("axe finds nothing in %s, from right to left", async (language) => {
    await open("cards");
    await speak(language);
    await page.locator(".header .opener button").click();
    await page.locator(".menu [role=menuitem]").first().waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe("rtl");
    const { violations } = await new AxeBuilder({ page: page as never }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
