import type { Server } from "node:http";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Locator, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Author, Locale, Notice, Tag, TextSize, Theme, type Command } from "../../abi/layout";
import { launchChromium } from "../../../e2e/fixtures/chromium";
import { put, showTexts, status } from "./samples";
import { serveGallery } from "../../../web/gallery/serve.mjs";

type Deed = [name: string, ...values: unknown[]];
type Gallery = { feed(commands: Command[]): void; deeds: Deed[] };

const AT = Date.UTC(2026, 10, 5, 9, 7);
const ring = { title: "Twisted ring", detail: "$240", image: "", link: "", target: 0 };
const TALK = [
  put(1, Author.Visitor, "Do you have\nsilver rings?", { at: AT }),
  put(2, Author.Assistant, "We have **one**:", { at: AT + 60_000, cards: [ring] }),
  put(3, Author.Agent, "", { at: 0 }),
];

describe("what the menu has for the visitor's data", { timeout: 60_000 }, () => {
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
  const begin = async (query = "") => {
    page = await (
      await browser.newContext({ locale: "en-GB", viewport: { width: 400, height: 600 } })
    ).newPage();
    complaints.length = 0;
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${server.origin}/frame?scene=empty&site=shop${query}`);
    await feed(showTexts, status(), ...TALK);
  };
  const options = () => page.getByRole("button", { name: "Options" });
  const choose = async (name: string) => {
    await options().click();
    await page.getByRole("menuitem", { name }).click();
  };
  const isFocused = (element: Locator) => element.evaluate((node) => node === document.activeElement);
  const violations = async () =>
    (await new AxeBuilder({ page: page as never }).analyze()).violations.map(({ id }) => id);
  const exported = async (press: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    const text = await readFile((await download.path())!, "utf8");
    return { name: download.suggestedFilename(), data: JSON.parse(text) as Record<string, unknown> };
  };

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

  it("exports all that is kept", async () => {
    await begin();
    await feed({ tag: Tag.DraftPut, text: "half a thought", notes: "" });
    await feed({
      tag: Tag.ShowChoices,
      theme: Theme.Dark,
      textSize: TextSize.Large,
      sound: true,
      locale: Locale.Auto,
      notify: false,
    });
    const before = Date.now();
    const { name, data } = await exported(() => choose("Export my data"));
    expect(name).toMatch(/^chat-\d{4}-\d\d-\d\d\.json$/);
    const { exported: when, ...rest } = data;
    expect(Date.parse(String(when))).toBeGreaterThanOrEqual(before);
    expect(rest).toEqual({
      site: "shop",
      complete: true,
      messages: [
        { at: "2026-11-05T09:07:00.000Z", author: "visitor", text: "Do you have\nsilver rings?", cards: [] },
        {
          at: "2026-11-05T09:08:00.000Z",
          author: "assistant",
          text: "We have **one**:",
          cards: [{ title: "Twisted ring", detail: "$240" }],
        },
        { at: null, author: "agent", text: "", cards: [] },
      ],
      draft: "half a thought",
      forms: [],
      choices: { theme: "dark", textSize: "large", sound: true, notifications: false, language: "auto" },
    });
    await page.getByText(`Saved as ${name}.`).waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Shift+Tab");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    expect(await isFocused(options())).toBe(true);
  });

  it("says in what it exports that something is missing", async () => {
    await begin();
    await feed(status({ older: true, loadingOlder: true }));
    await choose("Export my data");
    const { data } = await exported(() => page.getByRole("button", { name: "Save these" }).click());
    expect(data.complete).toBe(false);
    await page.getByText("but without earlier messages").waitFor();
  });

  it("asks before it erases, and erases once", async () => {
    await begin();
    await choose("Erase my data");
    const question = page.getByRole("group", { name: /^Erase all that this browser keeps/ });
    await question.waitFor();
    expect(await isFocused(question.getByRole("button", { name: "Cancel" }))).toBe(true);
    expect(await deeds("erase")).toEqual([]);
    await question.getByRole("button", { name: "Erase" }).click();
    expect(await deeds("erase")).toEqual([["erase"]]);
    expect(await question.count()).toBe(0);
    expect(await isFocused(options())).toBe(true);
  });

  it("erases nothing where the visitor thinks better of it", async () => {
    await begin();
    for (const leave of [
      () => page.keyboard.press("Enter"),
      () => page.keyboard.press("Escape"),
      () => page.getByRole("button", { name: "Cancel" }).click(),
    ]) {
      await choose("Erase my data");
      await page.getByRole("button", { name: "Cancel" }).waitFor();
      await leave();
      await expect.poll(() => page.getByRole("button", { name: "Cancel" }).count()).toBe(0);
      expect(await isFocused(options())).toBe(true);
    }
    expect(await deeds("erase")).toEqual([]);
    expect(await deeds("close")).toEqual([]);
  });

  it("tells each time that it is done", async () => {
    await begin();
    const told = page.getByRole("status").getByText("has been erased");
    for (let times = 0; times < 2; ++times) {
      await feed(status({ notice: Notice.Erased }));
      await told.waitFor();
      await page.getByRole("button", { name: "Dismiss" }).click();
      expect(await told.count()).toBe(0);
      await feed(status());
    }
  });

  it("says that it cannot be had, and can be asked for again", async () => {
    await begin();
    let isBroken = true;
    await page.route("**/privacy.js*", (route) => (isBroken ? route.abort() : route.continue()));
    await choose("Erase my data");
    await page.getByRole("alert").getByText("could not be loaded").waitFor();
    expect(complaints.splice(0).join()).toContain("ERR_FAILED");
    isBroken = false;
    await page.getByRole("menuitem", { name: "Erase my data" }).click();
    await page.getByRole("button", { name: "Cancel" }).waitFor();
  });
});
