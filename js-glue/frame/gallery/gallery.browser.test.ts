import type { Server } from "node:http";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Locator, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  Author,
  Connection,
  Delivery,
  Notice,
  Phase,
  Tag,
  Locale,
  TextSize,
  Theme,
  type Command,
} from "../../abi/layout";
import { launchChromium } from "../../../e2e/fixtures/chromium";
import { show } from "./rows";
import { serveGallery } from "../../../web/gallery/serve.mjs";

type Deed = [name: string, ...values: unknown[]];
type Gallery = { feed(commands: Command[]): void; deeds: Deed[] };

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
const PICTURE = {
  contentType: "image/svg+xml",
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
};
const PANEL = { viewport: { width: 400, height: 600 } };
const DARK: BrowserContextOptions = { ...PANEL, colorScheme: "dark" };

describe("the views", { timeout: 60_000 }, () => {
  let server: Server & { origin: string };
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  /** One for each kind of screen, since nothing is kept in it: a browser that opens another for each test takes twice as long. */
  const pages = new Map<string, Page>();
  const pageWith = async (options: BrowserContextOptions): Promise<Page> => {
    const kind = JSON.stringify(options);
    const known = pages.get(kind);
    if (known) return known;
    const opened = await (await browser.newContext({ locale: "en-GB", ...options })).newPage();
    pages.set(kind, opened);
    opened.on("console", (message) => complaints.push(message.text()));
    opened.on("pageerror", (error) => complaints.push(String(error)));
    await opened.route("https://img.example/**", (route) => route.fulfill(PICTURE));
    return opened;
  };
  const open = async (scene: string, options: BrowserContextOptions = PANEL, query = "") => {
    page = await pageWith(options);
    await page.bringToFront();
    complaints.length = 0;
    await page.goto(`${server.origin}/frame?scene=${scene}${query}`);
    await page.locator("html[data-shown]").waitFor({ state: "attached" });
  };
  const feed = (...commands: Command[]) =>
    page.evaluate((batch) => (window as unknown as { gallery: Gallery }).gallery.feed(batch), commands);
  const deeds = (name: string) =>
    page.evaluate(
      (wanted) =>
        (window as unknown as { gallery: Gallery }).gallery.deeds.filter((deed) => deed[0] === wanted),
      name,
    );
  const list = () => page.getByRole("log", { name: "Messages" });
  const field = () => page.getByRole("textbox", { name: "Message" });
  const send = () => page.getByRole("button", { name: "Send message" });
  const options = () => page.getByRole("button", { name: "Options" });
  const closeButton = () => page.getByRole("button", { name: "Close chat" });
  const emoji = () => page.getByRole("button", { name: "Emoji" });
  const isFocused = (element: Locator) => element.evaluate((node) => node === document.activeElement);
  const scroll = () =>
    list().evaluate((element) => ({
      top: element.scrollTop,
      toEnd: element.scrollHeight - element.scrollTop - element.clientHeight,
    }));
  /** Nothing is fading in or scrolling any more. */
  const settled = () =>
    page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
      const passing = document
        .getAnimations()
        .filter((a) => a.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.all(passing.map((animation) => animation.finished));
    });
  const put = (key: number, author: Author, text: string, part = {}): Command => ({
    tag: Tag.RowPut,
    key,
    author,
    delivery: Delivery.Complete,
    at: Date.now(),
    previousAt: 0,
    first: true,
    last: true,
    text,
    cards: [],
    extra: "",
    answer: "",
    latest: false,
    ...part,
  });
  const keys = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const status = (part = {}): Command => ({
    tag: Tag.ShowStatus,
    phase: Phase.Ready,
    refusal: "",
    connection: Connection.Online,
    open: true,
    full: false,
    typing: false,
    unread: 0,
    older: true,
    loadingOlder: false,
    notice: Notice.None,
    wait: 0,
    ticket: "",
    ...part,
  });

  beforeAll(async () => {
    server = await serveGallery();
    browser = await launchChromium();
  });
  afterEach(() => {
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  describe("the options", () => {
    const menu = () => page.getByRole("menu", { name: "Options" });
    const item = (name: string) => menu().getByRole("menuitemradio", { name });
    const openMenu = async (context: BrowserContextOptions = PANEL, query = "") => {
      await open("talk", context, query);
      await options().click();
      await menu().waitFor();
    };

    it.each([
      ["light", PANEL, ""],
      ["dark", DARK, ""],
      ["on a phone", PHONE, ""],
      ["from right to left", PANEL, "&dir=rtl"],
    ])("are accessible, %s", async (_, context, query) => {
      await openMenu(context, query);
      const found = await new AxeBuilder({ page: page as never }).analyze();
      expect(found.violations.map(({ id }) => id)).toEqual([]);
    });

    it("are gone through with the arrows, and left with Escape, Tab or a press beside them", async () => {
      await openMenu();
      const first = menu().getByRole("menuitem", { name: "Search" });
      expect(await isFocused(first)).toBe(true);
      for (let steps = 0; steps < 8; steps++) await page.keyboard.press("ArrowDown");
      expect(await isFocused(item("Light"))).toBe(true);
      await page.keyboard.press("End");
      expect(await isFocused(menu().getByRole("menuitemcheckbox", { name: "Notifications" }))).toBe(true);
      await page.keyboard.press("ArrowDown");
      expect(await isFocused(first)).toBe(true);
      for (let steps = 0; steps < 7; steps++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      expect(await deeds("choose")).toHaveLength(1);
      await page.keyboard.press("Escape");
      expect(await menu().count()).toBe(0);
      expect(await isFocused(options())).toBe(true);
      expect(await deeds("close")).toEqual([]);
      await options().click();
      await menu().waitFor();
      await page.getByRole("heading").click();
      await expect.poll(() => menu().count()).toBe(0);
    });

    it("show a theme and a text size whatever the device has", async () => {
      await open("talk", DARK);
      const ground = () => page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
      const dark = await ground();
      await feed({
        tag: Tag.ShowChoices,
        theme: Theme.Light,
        textSize: TextSize.Larger,
        sound: false,
        locale: Locale.Auto,
        notify: false,
      });
      await expect.poll(ground).toBe("rgb(255, 255, 255)");
      await feed({
        tag: Tag.ShowChoices,
        theme: Theme.Auto,
        textSize: TextSize.Normal,
        sound: false,
        locale: Locale.Auto,
        notify: false,
      });
      await expect.poll(ground).toBe(dark);
    });
  });

  describe("names that people and tests rely on", () => {
    it("is a dialog named after the bot, with the list, the field and the buttons in it", async () => {
      await open("talk");
      const dialog = page.getByRole("dialog", { name: "Assistant" });
      expect(await dialog.getByRole("log", { name: "Messages" }).count()).toBe(1);
      expect(await dialog.getByRole("textbox", { name: "Message" }).count()).toBe(1);
      expect(await dialog.getByRole("button", { name: "Send message" }).isDisabled()).toBe(true);
      await dialog.getByRole("button", { name: "Close chat" }).click();
      expect(await deeds("close")).toHaveLength(1);
    });

    it("is modal only where the host page says that it covers everything", async () => {
      await open("talk", PHONE);
      const modal = () => page.getByRole("dialog").getAttribute("aria-modal");
      expect(await modal()).toBeNull();
      await feed(status({ full: true }));
      await expect.poll(modal).toBe("true");
      await feed(status());
      await expect.poll(modal).toBeNull();
    });

    it.each(["the field", "bare ground"])("closes by Escape with the focus on %s", async (place) => {
      await open("talk");
      if (place === "the field") await field().focus();
      else await page.getByRole("heading").click();
      await page.keyboard.press("Escape");
      expect(await deeds("close")).toHaveLength(1);
    });

    it("leaves Escape to an input method that is composing", async () => {
      await open("talk");
      for (const init of [{ isComposing: true }, { keyCode: 229 }])
        await field().dispatchEvent("keydown", { key: "Escape", bubbles: true, ...init });
      expect(await deeds("close")).toEqual([]);
    });

    it("keeps Tab inside where it covers everything", async () => {
      await open("empty");
      await feed(status({ full: true, older: false }));
      await expect.poll(() => page.getByRole("dialog").getAttribute("aria-modal")).toBe("true");
      await page.getByRole("heading").click();
      await page.keyboard.press("Shift+Tab");
      expect(await isFocused(emoji())).toBe(true);
      await page.keyboard.press("Tab");
      expect(await isFocused(options())).toBe(true);
      await page.keyboard.press("Tab");
      expect(await isFocused(closeButton())).toBe(true);
      await page.keyboard.press("Tab");
      expect(await isFocused(list())).toBe(true);
      for (let steps = 0; steps < 3; steps++) await page.keyboard.press("Shift+Tab");
      expect(await isFocused(emoji())).toBe(true);
    });

    it("leaves Tab to the browser where there is a page beside it", async () => {
      await open("empty");
      const isLeft = () =>
        emoji().evaluate((element) =>
          element.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true }),
          ),
        );
      await emoji().focus();
      expect(await isLeft()).toBe(true);
      await feed(status({ full: true }));
      await emoji().focus();
      await expect.poll(isLeft).toBe(false);
    });

    it.each(["notAllowed", "stopped"])("can be closed where there is no chat: %s", async (scene) => {
      await open(scene);
      await closeButton().click();
      await page.keyboard.press("Escape");
      expect(await deeds("close")).toHaveLength(2);
    });

    it("says the states of sent messages and offers to try a failed one again", async () => {
      await open("failed");
      expect(await list().getByText("Sending…").count()).toBe(1);
      expect(await list().getByText("Sent", { exact: true }).count()).toBeGreaterThan(0);
      await list().getByRole("button", { name: "Retry" }).click();
      expect(await deeds("retry")).toEqual([["retry", 8]]);
    });

    it("announces each finished message once, outside of the silent list", async () => {
      await open("talk");
      await feed({ tag: Tag.Announce, author: Author.Assistant, text: "Done." });
      const region = page.locator("[aria-live=polite]:not([role])");
      expect(await region.getByText("Assistant: Done.").count()).toBe(1);
      expect(await list().getAttribute("aria-live")).toBe("off");
    });
  });

  describe("the composer", () => {
    it("sends by Enter, empties the field and keeps the focus", async () => {
      await open("empty");
      await field().fill("Where is my order?");
      await field().press("Enter");
      expect(await deeds("send")).toEqual([["send", "Where is my order?"]]);
      expect(await field().inputValue()).toBe("");
      expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    });

    it("sends by its button without taking the focus away", async () => {
      await open("empty", PHONE);
      await field().tap();
      await field().fill("Hello");
      await send().tap();
      expect(await deeds("send")).toEqual([["send", "Hello"]]);
      expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    });

    it("makes a new line by Shift+Enter and grows with it up to its bound", async () => {
      await open("empty");
      const before = (await field().boundingBox())!.height;
      await field().focus();
      for (let i = 0; i < 12; i++) await page.keyboard.press("Shift+Enter");
      expect(await deeds("send")).toEqual([]);
      expect(before).toBe(40);
      expect((await field().boundingBox())!.height).toBe(120);
    });

    it("does not send nothing", async () => {
      await open("empty");
      await field().fill("  \n ");
      expect(await send().isDisabled()).toBe(true);
      await field().press("Enter");
      expect(await deeds("send")).toEqual([]);
    });

    it("leaves Enter to an input method that is composing", async () => {
      await open("empty");
      await field().fill("にほん");
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        await field().dispatchEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init });
      }
      expect(await deeds("send")).toEqual([]);
    });

    it("counts code points near the end, and refuses what is too long without losing it", async () => {
      await open("empty");
      await field().fill("x".repeat(4_499));
      expect(await page.getByText("/ 5,000").count()).toBe(0);
      await field().fill("😀".repeat(5_000));
      await page.getByText("5,000 / 5,000").waitFor();
      expect(await send().isEnabled()).toBe(true);
      await field().fill("😀".repeat(5_001));
      await field().press("Enter");
      expect(await deeds("send")).toEqual([]);
      expect(await send().isDisabled()).toBe(true);
      expect(await field().inputValue()).toBe("😀".repeat(5_001));
      expect(await page.getByText("A message can have at most 5,000 characters.").count()).toBe(1);
    });

    it("says that a text is too long to be kept, when it is typed and when its beginning comes back", async () => {
      await open("empty");
      const notice = page.getByRole("alert").getByText("only the beginning is kept");
      await field().fill("x".repeat(32_764));
      expect(await notice.count()).toBe(0);
      await field().fill("é".repeat(16_500));
      expect(await notice.count()).toBe(1);
      await feed({ tag: Tag.DraftPut, text: "", notes: "" });
      await expect.poll(() => notice.count()).toBe(0);
      await feed({ tag: Tag.DraftPut, text: "é".repeat(16_384), notes: "" });
      await expect.poll(() => notice.count()).toBe(1);
    });

    it("reports every change of the text, an input method's as well", async () => {
      await open("empty");
      await field().pressSequentially("no");
      const composition = await page.context().newCDPSession(page);
      await composition.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
      await composition.send("Input.insertText", { text: "日" });
      await field().fill("");
      expect(await deeds("typed")).toEqual(["n", "no", "noに", "no日", ""].map((text) => ["typed", text]));
    });

    it("shows the draft that the engine puts, and takes the focus when told to", async () => {
      await open("empty");
      await feed({ tag: Tag.DraftPut, text: "half a thought", notes: "" }, { tag: Tag.FocusComposer });
      await settled();
      expect(await field().inputValue()).toBe("half a thought");
      expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    });
  });

  describe("the list", () => {
    it("draws the rows that it is told to, between the spaces that it is told, and says how high they are", async () => {
      await open("long");
      await feed(show(keys(10, 12), { before: 640.5, after: 1000 }));
      await settled();
      const rows = page.locator(".rows");
      expect(
        await rows
          .locator("> *")
          .evaluateAll((all) => all.map((row) => /Message \d+/.exec(row.textContent!)?.[0])),
      ).toEqual(["Message 10", "Message 11", "Message 12"]);
      expect(await rows.evaluate((element) => getComputedStyle(element).padding)).toBe("640.5px 0px 1000px");
      const [, seen] = (await deeds("seen")).at(-1)! as [
        string,
        { heights: Record<string, number>; most: number },
      ];
      const bytes = Uint8Array.from(Object.values(seen.heights));
      const pairs = new Uint32Array(bytes.buffer);
      expect([...pairs].filter((_, i) => i % 2 === 0)).toEqual([10, 11, 12]);
      const heights = await rows
        .locator("> *")
        .evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
      expect([...pairs].filter((_, i) => i % 2)).toEqual(heights.map((height) => height * 64));
    });

    it("takes space back where there is too much before the rows, and scrolls when they are there", async () => {
      await open("long");
      await feed(show(keys(10, 29), { before: -30, after: 9000, scrollTo: 400 }));
      await settled();
      expect(await page.locator(".rows").evaluate((element) => getComputedStyle(element).marginTop)).toBe(
        "-30px",
      );
      expect((await scroll()).top).toBe(400);
      await list().evaluate((element) => (element.scrollTop = 500));
      await feed(status({ unread: 3 }));
      await settled();
      expect((await scroll()).top).toBe(500);
    });

    it("keeps days and groups as they are where only a part is drawn", async () => {
      await open("talk");
      const marks = () =>
        list()
          .locator(".row")
          .evaluateAll((all) =>
            all.map((row) => [row.querySelector(".day") !== null, row.lastElementChild!.className]),
          );
      const whole = await marks();
      await feed(show(keys(4, 5)));
      await settled();
      expect(await marks()).toEqual(whole.slice(3, 5));
    });

    it("renders a grown row alone", async () => {
      await open("long");
      await page.locator(".on-paper").waitFor({ state: "attached" });
      const touched = await page.evaluate(async (tag) => {
        const seen = new Set<Node>();
        const observer = new MutationObserver((records) => records.forEach(({ target }) => seen.add(target)));
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
        (window as unknown as { gallery: Gallery }).gallery.feed([
          { tag: tag as Tag.RowAppend, key: 49, text: "!" },
        ]);
        await new Promise((done) => setTimeout(done, 50));
        observer.disconnect();
        return [...seen].map(({ nodeName }) => nodeName);
      }, Tag.RowAppend);
      expect(touched).toEqual(["#text"]);
    });

    it("tells that the newest message is read once it is in sight, and not from further up", async () => {
      await open("long");
      await feed(status({ unread: 1 }));
      await expect.poll(() => deeds("read")).toHaveLength(1);
      const all = [...keys(1, 50), 60];
      const above = show(all, { latest: false, newer: 1 });
      await feed(status(), put(60, Author.Assistant, "New"), above, status({ unread: 1 }));
      await settled();
      expect(await deeds("read")).toHaveLength(1);
      await page.getByRole("button", { name: "Jump to latest, 1 new message" }).click();
      expect(await deeds("goTo")).toEqual([["goTo", 0]]);
      await feed(show(all));
      await expect.poll(() => deeds("read")).toHaveLength(2);
    });

    it("has 50 restored messages in the document before the next frame", async () => {
      await open("empty");
      const rows = await page.evaluate(async () => {
        const { gallery } = window as unknown as { gallery: Gallery & { long(count: number): Command[] } };
        gallery.feed(gallery.long(50));
        await Promise.resolve();
        return document.querySelectorAll(".row").length;
      });
      expect(rows).toBe(50);
    });
  });

  describe("hostile content", () => {
    it("links nothing but the web, and shows no picture from elsewhere", async () => {
      await open("unsafeCards");
      expect(await list().getByRole("link").count()).toBe(0);
      expect(
        await list()
          .locator("img")
          .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).src)),
      ).toEqual([`${server.origin}/pictures/210.svg`]);
    });

    it("opens a link of the shop in the whole page and any other in a tab of its own", async () => {
      await open("cards");
      const links = await list()
        .getByRole("link")
        .evaluateAll((all) => all.map((link) => [link.getAttribute("target"), link.getAttribute("rel")]));
      const rel = "noopener noreferrer nofollow ugc";
      expect(links).toEqual([...Array(3).fill(["_top", rel]), ["_blank", rel]]);
    });

    it("shows markup as the text it is, and breaks words that do not fit", async () => {
      await open("words");
      expect(await list().getByText("<b>not bold</b> & <img src=x onerror=alert(1)>").count()).toBe(1);
      expect(await list().evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    });
  });

  describe("large text and touch", () => {
    it("still holds all of it at twice the text size", async () => {
      await open("talk");
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await settled();
      const outside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(outside).toBeLessThanOrEqual(0);
      expect((await field().boundingBox())!.width).toBeGreaterThan(100);
      expect((await list().boundingBox())!.height).toBeGreaterThan(100);
    });

    it("gives fingers 44 pixels", async () => {
      await open("failed", PHONE);
      for (const button of await page.getByRole("button").all()) {
        expect((await button.boundingBox())!.height, await button.innerText()).toBeGreaterThanOrEqual(44);
      }
    });
  });
});
