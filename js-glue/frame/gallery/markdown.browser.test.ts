import type { Server } from "node:http";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Author, Delivery, Tag, type Command } from "../../abi/layout";
import { launchChromium } from "../../../e2e/fixtures/chromium";
import { serveGallery } from "../../../web/gallery/serve.mjs";

type Gallery = { feed(commands: Command[]): void };

const PANEL: BrowserContextOptions = { viewport: { width: 400, height: 600 }, locale: "en-GB" };

describe("texts with markup", { timeout: 60_000 }, () => {
  let server: Server & { origin: string };
  let browser: Browser;
  let page: Page;
  let loaded: string[];
  const complaints: string[] = [];

  const begin = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ ...PANEL, ...options });
    page = await context.newPage();
    loaded = [];
    complaints.length = 0;
    page.on("request", (request) => void loaded.push(new URL(request.url()).pathname));
    page.on("pageerror", (error) => complaints.push(String(error)));
  };
  const open = async (scene: string, options?: BrowserContextOptions, query = "") => {
    await begin(options);
    await page.goto(`${server.origin}/frame?scene=${scene}${query}`);
  };
  const feed = (...commands: Command[]) =>
    page.evaluate((batch) => (window as unknown as { gallery: Gallery }).gallery.feed(batch), commands);
  const put = (key: number, text: string, part = {}): Command => ({
    tag: Tag.RowPut,
    key,
    author: Author.Assistant,
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
  const append = (text: string): Command => ({ tag: Tag.RowAppend, key: 90, text });
  const rich = () => page.locator(".rich");
  const last = () => page.locator(".message").last();
  const copyButton = () => page.getByRole("button", { name: "Copy code" }).first();

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

  describe("what is loaded", () => {
    it("is nothing while texts are plain", async () => {
      await open("talk");
      await feed(put(90, "One more, for $12."));
      await expect.poll(() => last().textContent()).toContain("One more");
      expect(loaded.filter((path) => /rich|markdown|highlight/.test(path))).toEqual([]);
    });

    it("is what shows markup with the first text that has any, and what colours code with the first code", async () => {
      await open("talk");
      await feed(put(90, "**bold**"));
      await page.locator("strong").waitFor();
      expect(loaded.filter((path) => /rich|markdown|highlight/.test(path))).toEqual([
        "/rich.js",
        "/markdown.wasm",
      ]);
      await feed(put(91, "```js\nconst a = 1;\n```"));
      await page.locator(".hljs-keyword").waitFor();
      await feed(put(92, "```json\n{}\n```"), put(93, "*a*"));
      await page.locator("em").waitFor();
      expect(loaded.filter((path) => /rich|markdown|highlight/.test(path))).toHaveLength(3);
    });

    it.each(["rich.js", "markdown.wasm"])(
      "without %s the text stands as it is; the next text asks again",
      async (file) => {
        await begin();
        let isBlocked = true;
        await page.route(`**/${file}`, (route) => (isBlocked ? route.abort() : route.continue()));
        const failed = page.waitForEvent("requestfailed");
        await page.goto(`${server.origin}/frame?scene=talk`);
        await feed(put(90, "**bold**"));
        await failed;
        expect(await last().locator(".text").textContent()).toBe("**bold**");
        isBlocked = false;
        await feed(put(91, "*late*"));
        await page.locator("em").waitFor();
      },
    );

    it("code is as readable where what colours it cannot be had", async () => {
      await begin();
      await page.route("**/highlight.js", (route) => route.abort());
      const failed = page.waitForEvent("requestfailed");
      await page.goto(`${server.origin}/frame?scene=code`);
      await failed;
      expect(await page.locator("pre").first().textContent()).toContain('<script src="https://widget');
      expect(await page.locator("[class*=hljs]").count()).toBe(0);
    });
  });

  describe("many messages of many parts", () => {
    const table = `|a|b|c|\n|-|-|-|\n${"|d|e|f|\n".repeat(60)}`;
    const rows = Array.from({ length: 12 }, (_, i) => 100 + i);
    const marked = () => page.locator("table").count();
    const elements = () => page.evaluate(() => document.querySelectorAll("*").length);

    it("are drawn as far as there is room, and the others when there is", async () => {
      await open("empty");
      await feed(...rows.map((key) => put(key, table)));
      await page.locator("table").first().waitFor();
      expect(await marked()).toBeLessThan(rows.length);
      expect(await elements()).toBeLessThan(1_500);
      const plain = page.locator(".text:not(.rich)");
      expect(await plain.first().textContent()).toContain("|d|e|f|");
      await feed(...rows.slice(0, 10).map((key): Command => ({ tag: Tag.RowDrop, key })));
      await expect.poll(marked).toBe(2);
      expect(await plain.count()).toBe(0);
    });

    it("are all drawn on paper", async () => {
      await open("empty");
      await feed(...rows.map((key) => put(key, table)));
      await page.locator("table").first().waitFor();
      await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
      await expect.poll(marked).toBe(rows.length);
    });
  });

  describe("what is shown", () => {
    it("is headings, lists, quotes and links that tell nothing about where they were followed", async () => {
      await open("markdown");
      await page.getByRole("heading", { level: 2, name: "Rings in silver" }).waitFor();
      const links = await rich()
        .locator("a")
        .evaluateAll((all) => all.map((a) => ["href", "target", "rel"].map((name) => a.getAttribute(name))));
      const rel = "noopener noreferrer nofollow ugc";
      expect(links).toEqual([
        ["https://shop.example/products/210.html", "_blank", rel],
        ["https://shop.example/products/210.html", "_blank", rel],
        ["http://www.shop.example", "_blank", rel],
        ["mailto:care@shop.example", "_top", rel],
      ]);
      expect(await page.getByRole("img", { name: "Done" }).count()).toBe(1);
      expect(await page.getByRole("img", { name: "To do" }).count()).toBe(1);
      expect(await rich().locator("[style]").count()).toBe(0);
    });

    it("is what a visitor wrote as they wrote it, with its addresses as links", async () => {
      await open("markdown");
      await rich().first().waitFor();
      const own = page.locator(".mine .text");
      expect(await own.evaluate((bubble) => bubble.firstElementChild!.firstChild!.textContent)).toBe(
        "Like **this** one? ",
      );
      expect(await own.locator("strong").count()).toBe(0);
    });

    it.each([320, 400, 700])("never makes the list wider than it is, at %i pixels", async (width) => {
      await open("table", { viewport: { width, height: 600 } });
      await page.locator("table").waitFor();
      await feed(
        put(
          90,
          `\`\`\`\n${"long ".repeat(80)}\n\`\`\`\n\n| ${"word".repeat(60)} | b |\n|---|---|\n| 1 | 2 |`,
        ),
      );
      await page.locator("pre").waitFor();
      const list = page.getByRole("log");
      expect(await list.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      const inner = await page
        .locator("pre, .table")
        .evaluateAll((all) => all.map((one) => one.scrollWidth > one.clientWidth));
      expect(inner.slice(-2)).toEqual([true, true]);
    });

    it("lies as its own letters do, and code from left to right", async () => {
      await open("rtlMarkdown", {}, "&dir=rtl");
      await page.locator("pre").waitFor();
      const directions = await page
        .locator(".rich > *")
        .evaluateAll((all) => all.map((one) => `${one.localName} ${getComputedStyle(one).direction}`));
      expect(directions).toEqual([
        ...["p rtl", "h2 rtl", "p rtl", "ol rtl", "ul rtl", "blockquote rtl"],
        ...["div rtl", "div ltr", "p ltr"],
      ]);
    });

    it("has a picture of an allowed host, and a link to any other", async () => {
      await begin();
      await page.route("https://*.example/**", (route) =>
        route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
      );
      await page.goto(`${server.origin}/frame?scene=picture`);
      const picture = page.getByRole("img", { name: "A ring with two pearls" });
      await picture.waitFor();
      expect(await picture.getAttribute("referrerpolicy")).toBe("no-referrer");
      expect(await page.locator(".rich img").count()).toBe(1);
      expect(await page.getByRole("link", { name: /^Elsewhere/ }).count()).toBe(1);
    });

    it("is said without its markup, once", async () => {
      await open("markdown");
      await rich().first().waitFor();
      const live = page.locator("[aria-live=polite]");
      await feed({
        tag: Tag.Announce,
        author: Author.Assistant,
        text: "## Two\n\n- **a** [b](https://c.example)\n- `d`",
      });
      await expect.poll(() => live.textContent()).toMatch(/^Assistant: Two\s+a b\s+d$/);
      const said = await live.locator("p").elementHandle();
      await feed({ tag: Tag.Announce, author: Author.Visitor, text: "a **b**" });
      await expect.poll(() => live.locator("p").count()).toBe(2);
      expect(await live.locator("p").last().textContent()).toBe("Not sent. Retry: a **b**");
      expect(await said!.evaluate((element) => element.isConnected)).toBe(true);
    });
  });

  describe("while an answer grows", () => {
    it("what is finished of it is left alone, and what is half written is what it is about to be", async () => {
      await open("markdown");
      await rich().first().waitFor();
      const streaming = { delivery: Delivery.Streaming };
      await feed(put(90, "First **bold** words.\n\n- one\n\n", streaming));
      await last().locator("li").waitFor();
      await last().evaluate((message) => {
        const observer = new MutationObserver((changes) => {
          for (const { target } of changes) {
            const block = (target as HTMLElement).parentElement?.closest(".rich > *");
            if (block) Object.assign(block, { isTouched: true });
          }
        });
        observer.observe(message, { subtree: true, childList: true, characterData: true, attributes: true });
        for (const block of message.querySelectorAll(".rich > *")) Object.assign(block, { isFirst: true });
      });
      const answer =
        "Then `co§de` and **str§ong**:\n\n``§`js\nlet a §= 1;\n``§`\n\n| a | b |\n|--§-|---|\n| 1 §| 2 |";
      for (const piece of answer.split("§")) {
        await feed(append(piece));
        await page.evaluate(() => new Promise(requestAnimationFrame));
        expect((await last().locator(".rich").innerText()).includes("**")).toBe(false);
      }
      const firsts = await last()
        .locator(".rich > *")
        .evaluateAll((all) =>
          (all as (Element & { isFirst?: boolean; isTouched?: boolean })[]).map(
            (block) => [block.localName, !!block.isFirst, !!block.isTouched] as const,
          ),
        );
      expect(firsts.slice(0, 2)).toEqual([
        ["p", true, false],
        ["ul", true, false],
      ]);
      expect(await last().locator("pre").textContent()).toContain("let a = 1;");
      expect(await last().locator("td").allTextContents()).toEqual(["1", "2"]);
    });

    it("an unclosed fence is code", async () => {
      await open("markdown");
      await rich().first().waitFor();
      await feed(put(90, "```js\nlet a", { delivery: Delivery.Streaming }));
      await expect.poll(() => last().locator("pre").textContent()).toMatch(/^let a\n?$/);
    });

    it("the caret is one, behind its last letter", async () => {
      await open("growing");
      await last().locator("li").last().waitFor();
      const carets = await last()
        .locator("*")
        .evaluateAll((all) =>
          all
            .filter((one) => {
              const after = getComputedStyle(one, "::after");
              return after.content !== "none" && after.display !== "none";
            })
            .map((one) => one.textContent),
        );
      expect(carets).toEqual(["Twisted ri"]);
    });
  });

  describe("the button that copies code", () => {
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

    it("copies it by the keyboard, and says so", async () => {
      await open("code", { permissions: ["clipboard-read", "clipboard-write"] });
      await copyButton().focus();
      await page.keyboard.press("Enter");
      await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
      expect(await clipboard()).toBe(
        '<script src="https://widget.example/pipit.js" data-site="demo-shop" data-theme="auto" async></script>\n',
      );
    });

    it("copies it where the page does not let its frames write to the clipboard", async () => {
      await open("code", { permissions: ["clipboard-read"] });
      await copyButton().waitFor();
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
      });
      await copyButton().click();
      await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
      expect(await clipboard()).toContain("<script src=");
    });

    it("says when it could not", async () => {
      await open("code");
      await copyButton().waitFor();
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
        document.execCommand = () => false;
      });
      await copyButton().click();
      await page.getByRole("status").filter({ hasText: "Could not be copied" }).waitFor();
    });
  });
});
