import type { Server } from "node:http";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Locator, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Author, Connection, Delivery, Notice, Phase, Tag, type Command } from "../../abi/layout";
import { launchChromium } from "../../../e2e/fixtures/chromium";
import { serveGallery } from "../../../web/gallery/serve.mjs";

type Deed = [name: string, ...values: unknown[]];
type Gallery = { feed(commands: Command[]): void; deeds: Deed[] };

const PANEL: BrowserContextOptions = { viewport: { width: 400, height: 600 }, timezoneId: "UTC" };
const DARK: BrowserContextOptions = { ...PANEL, colorScheme: "dark" };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
const AT = Date.UTC(2026, 10, 5, 9, 7);

const put = (key: number, author: Author, text: string, cards: string[] = []): Command => ({
  tag: Tag.RowPut,
  key,
  author,
  delivery: Delivery.Complete,
  at: AT + key * 60_000,
  previousAt: 0,
  first: true,
  last: true,
  text,
  cards: cards.map((title) => ({ title, detail: "", image: "", link: "", target: 0 })),
  extra: "",
  answer: "",
  latest: false,
});
const status = (part = {}): Command => ({
  tag: Tag.ShowStatus,
  phase: Phase.Ready,
  refusal: "",
  connection: Connection.Online,
  open: true,
  full: false,
  typing: false,
  unread: 0,
  older: false,
  loadingOlder: false,
  notice: Notice.None,
  wait: 0,
  ticket: "",
  ...part,
});
const TALK = [
  put(1, Author.Visitor, "Do you have silver rings?"),
  put(2, Author.Assistant, "We have **three** *rin*gs:\n\n- a slim `ring`\n- another\n\nWhich?", [
    "Twisted ring",
  ]),
  put(3, Author.Visitor, "Tell me of RINGS"),
];

describe("the search", { timeout: 60_000 }, () => {
  let server: Server & { origin: string };
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  const feed = (...commands: Command[]) =>
    page.evaluate((batch) => (window as unknown as { gallery: Gallery }).gallery.feed(batch), commands);
  const deeds = (name: string) =>
    page.evaluate(
      (wanted) =>
        (window as unknown as { gallery: Gallery }).gallery.deeds.filter((deed) => deed[0] === wanted),
      name,
    );
  const begin = async (options: BrowserContextOptions = PANEL, query = "") => {
    page = await (await browser.newContext({ locale: "en-GB", ...options })).newPage();
    complaints.length = 0;
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    const articles = [{ title: "Finding your ring size", link: "/help/shop/en/ring-sizes" }];
    await page.route("**/api/help?*", (route) => route.fulfill({ json: { articles } }));
    await page.goto(`${server.origin}/frame?scene=empty${query}`);
  };
  const options = () => page.getByRole("button", { name: "Options" });
  const choose = async (name: string) => {
    await options().click();
    await page.getByRole("menuitem", { name }).click();
  };
  const field = () => page.getByRole("searchbox", { name: "Search the conversation" });
  const place = () => page.locator(".bar .place").textContent();
  const isFocused = (element: Locator) => element.evaluate((node) => node === document.activeElement);
  const marked = (name: string) =>
    page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);
  const search = async (text: string, options?: BrowserContextOptions, query?: string) => {
    await begin(options, query);
    await feed(...TALK);
    await page.locator(".rich").first().waitFor();
    await choose("Search");
    await field().fill(text);
    await expect.poll(place).not.toBe("");
  };
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
    ["dark", DARK, ""],
    ["on a phone", PHONE, ""],
    ["from right to left", PANEL, "&dir=rtl"],
  ])("is accessible, %s", async (name, context, query) => {
    await search("ring", context, query);
    await page.getByRole("link", { name: "Finding your ring size" }).waitFor();
    await expect.poll(() => marked("found-now")).toHaveLength(1);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
    expect(await violations()).toEqual([]);
    await field().fill("no such word ".repeat(15));
    await expect.poll(place).toBe("No match");
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name} none.png` });
    expect(await violations()).toEqual([]);
  });

  it("marks what is found wherever the text is cut into elements, and in cards", async () => {
    await search("RINGS");
    await expect.poll(() => marked("found")).toEqual(["rings", "rings", "RINGS"]);
    await expect.poll(() => marked("found-now")).toEqual(["RINGS"]);
    await field().fill("ring");
    await expect.poll(place).toBe("1 of 5");
    expect(await marked("found")).toEqual(["ring", "ring", "ring", "ring", "RING"]);
    for (const across of ["threerings", "ring another", "which?twisted"]) {
      await field().fill(across);
      await expect.poll(place).toBe(across === "ring another" ? "1 of 1" : "No match");
      await expect.poll(async () => (await marked("found")).length).toBe(across === "ring another" ? 1 : 0);
    }
  });

  it("goes from the newest match to the oldest with keys and buttons, and around", async () => {
    await search("ring");
    expect(await place()).toBe("1 of 5");
    expect(await deeds("goTo")).toEqual([["goTo", 3]]);
    await page.keyboard.press("Enter");
    await expect.poll(place).toBe("2 of 5");
    expect(await deeds("goTo")).toEqual([
      ["goTo", 3],
      ["goTo", 2],
    ]);
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...CSS.highlights.get("found-now")!].map((range) => range.startContainer.parentElement!.className),
        ),
      )
      .toEqual(["title"]);
    await page.keyboard.press("ArrowUp");
    await expect.poll(place).toBe("3 of 5");
    await page.keyboard.press("ArrowDown");
    await expect.poll(place).toBe("2 of 5");
    await page.keyboard.press("Shift+Enter");
    await expect.poll(place).toBe("1 of 5");
    await page.keyboard.press("Shift+Enter");
    await expect.poll(place).toBe("5 of 5");
    await page.getByRole("button", { name: "Earlier match" }).click();
    await expect.poll(place).toBe("1 of 5");
    await page.getByRole("button", { name: "Later match" }).click();
    await expect.poll(place).toBe("5 of 5");
    await expect
      .poll(() => page.locator(".bar [aria-live]").textContent())
      .toContain("5 of 5. You: Do you have silver rings?");
  });

  it("is closed with Escape, alone, and leaves nothing marked", async () => {
    await search("ring");
    expect(await isFocused(field())).toBe(true);
    await expect.poll(async () => (await marked("found")).length).toBe(5);
    await page.keyboard.press("Escape");
    await expect.poll(() => field().count()).toBe(0);
    expect(await isFocused(options())).toBe(true);
    expect(await deeds("close")).toEqual([]);
    expect(await marked("found")).toEqual([]);
  });

  it("leaves the keys of an input method alone", async () => {
    await search("ring");
    for (const key of ["Enter", "Escape"])
      await field().dispatchEvent("keydown", { key, bubbles: true, isComposing: true });
    expect(await place()).toBe("1 of 5");
    expect(await field().count()).toBe(1);
  });

  it("selects the match where texts cannot be marked", async () => {
    await begin();
    await page.addInitScript(
      "delete CSS.highlights; delete CSS.__proto__.highlights; delete window.Highlight",
    );
    await page.reload();
    await feed(...TALK);
    await choose("Search");
    await field().fill("silver");
    await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe("silver");
  });

  it("finds in what came meanwhile", async () => {
    await search("ring");
    await feed(put(4, Author.Assistant, "A ring it is"), {
      tag: Tag.Announce,
      author: Author.Assistant,
      text: "x",
    });
    // The one that is looked at stays.
    await expect.poll(place).toBe("2 of 6");
  });

  it("counts no more than a thousand", async () => {
    await begin();
    await feed(put(1, Author.Visitor, "o".repeat(1_200)));
    await choose("Search");
    await field().fill("o");
    await expect.poll(place).toBe("1 of 1,000+");
  });

  it("asks for what is earlier page by page, says so, and gives up when nothing comes", async () => {
    await search("ring");
    await feed(status({ older: true }));
    const bar = page.getByRole("search");
    await expect.poll(() => bar.textContent()).toContain("Still looking");
    for (let times = 1; times <= 5; ++times) {
      await expect.poll(() => deeds("older")).toHaveLength(times);
      await feed(status({ older: true, loadingOlder: true }));
      expect(await deeds("older")).toHaveLength(times);
      await feed(status({ older: true }));
    }
    await expect.poll(() => bar.textContent()).toContain("Earlier messages could not be loaded.");
    expect(await deeds("older")).toHaveLength(5);
  });

  const saved = async (press: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return { name: download.suggestedFilename(), text: await readFile((await download.path())!, "utf8") };
  };

  it("saves the conversation as it is written, a message after the other", async () => {
    await begin();
    await feed(...TALK);
    const { name, text } = await saved(() => choose("Save or print"));
    expect(name).toMatch(/^chat-\d{4}-\d\d-\d\d\.txt$/);
    expect(text).toBe(
      "2026-11-05 09:08 You: Do you have silver rings?\n" +
        "2026-11-05 09:09 Assistant: We have **three** *rin*gs:\n    \n    - a slim `ring`\n    - another\n    \n    Which?\n" +
        "    Twisted ring\n2026-11-05 09:10 You: Tell me of RINGS\n",
    );
    expect(await page.getByText(`Saved as ${name}.`).count()).toBe(1);
    expect(await violations()).toEqual([]);
    await page.getByRole("button", { name: "Close", exact: true }).click();
    expect(await isFocused(options())).toBe(true);
  });

  it("says of what it saves that something is missing", async () => {
    await begin();
    await feed(...TALK, status({ older: true, loadingOlder: true }));
    await choose("Save or print");
    await page.getByText("Loading earlier messages, 3 so far…").waitFor();
    expect(await violations()).toEqual([]);
    const { text } = await saved(() => page.getByRole("button", { name: "Save these" }).click());
    expect(text).toMatch(/^\[Earlier messages are missing here\.\]\n2026-11-05 09:08 You: Do/);
    await page.getByText("but without earlier messages").waitFor();
  });

  it("says that it cannot be had, and can be asked for again", async () => {
    await begin();
    let isBroken = true;
    await page.route("**/search.js*", (route) => (isBroken ? route.abort() : route.continue()));
    await choose("Search");
    await page.getByRole("alert").getByText("could not be loaded").waitFor();
    expect(complaints.splice(0).join()).toContain("ERR_FAILED");
    isBroken = false;
    await page.getByRole("menuitem", { name: "Search" }).click();
    await field().waitFor();
  });
});
