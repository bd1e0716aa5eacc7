import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

// What the widget says in the owner's words.

const HOSTILE = `</script><img src=x onerror="parent.postMessage('owned','*')">\u202e"'\`\${alert(1)}`;

/** Its braces quoted: as an owner has to write it. */
const HOSTILE_MESSAGE = HOSTILE.replace("{alert(1)}", "'$&'");

const TEXTS = {
  en: {
    send: "Off it goes",
    placeholder: "Say it…",
    botName: "Ada",
    menu: { theme: "Colours" },
  },
  de: {
    send: HOSTILE_MESSAGE,
    welcome: "Tach! It''s '{us}'",
    menu: { theme: HOSTILE_MESSAGE },
    "forms.stars": "{count, plural, one {ein Stern von uns} other {# Sterne von uns}}",
    "forms.labels": { csat: "Na, wie war’s?" },
  },
  he: { send: "קדימה", typing: "{name} חושבת" },
};

async function own(ownService: () => Promise<Pipitd>): Promise<Pipitd> {
  const service = await ownService();
  await service.changeSite("demo-shop", "--allow", service.shop, "--welcome", "Moin");
  await service.reword("demo-shop", TEXTS);
  return service;
}

async function opened(context: BrowserContext, service: Pipitd, path = "/embed/"): Promise<WidgetPage> {
  const widget = new WidgetPage(await context.newPage());
  await widget.page.goto(service.shop + path);
  await widget.launcher.click();
  await widget.frame.locator("textarea").waitFor();
  return widget;
}

const openedIn = async (browser: Browser, service: Pipitd, locale: string): Promise<WidgetPage> =>
  opened(await browser.newContext({ locale }), service);

const sendName = (widget: WidgetPage) => widget.frame.locator("button.send").getAttribute("aria-label");
const menuButton = (widget: WidgetPage) => widget.frame.locator(".header .opener > button");
const welcome = (widget: WidgetPage) => widget.log.locator(".theirs").first();
const frameOf = (page: Page) => page.frames().find((frame) => frame.url().includes("/frame/?site="))!;

test.describe("what the owner says in place of the widget", () => {
  test("is said in its language, English too, and the rest is the widget's", async ({
    browser,
    ownService,
  }) => {
    const service = await own(ownService);
    const english = await openedIn(browser, service, "en-GB");
    expect(await sendName(english)).toBe("Off it goes");
    await expect(english.frame.getByRole("dialog", { name: "Ada" })).toBeVisible();
    await expect(english.frame.locator("textarea")).toHaveAttribute("placeholder", "Say it…");
    await expect(english.frame.locator("textarea")).toHaveAttribute("aria-label", "Message");
    // What the owner says in all languages, but for those that have a text of their own.
    await expect(welcome(english)).toContainText("Moin");
    await menuButton(english).click();
    await expect(english.frame.getByText("Colours")).toBeVisible();
    await english.page.context().close();

    const french = await openedIn(browser, service, "fr-FR");
    expect(await sendName(french)).toBe("Envoyer le message");
    await expect(welcome(french)).toContainText("Moin");
    await expect(french.frame.locator("textarea")).toHaveAttribute("placeholder", "Votre message…");
    await french.page.context().close();
  });

  test("counts, is text whatever stands in it, and follows the visitor's choice", async ({
    browser,
    ownService,
  }) => {
    const service = await own(ownService);
    const widget = await openedIn(browser, service, "de-DE");
    const problems: string[] = [];
    widget.page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    widget.page.on("pageerror", (error) => problems.push(String(error)));
    expect(await sendName(widget)).toBe(HOSTILE);
    await expect(welcome(widget)).toContainText("Tach! It's {us}");
    await menuButton(widget).click();
    await expect(widget.frame.getByText(HOSTILE)).toBeVisible();
    expect(await widget.frame.locator("img").count()).toBe(0);
    await widget.page.keyboard.press("Escape");

    await widget.frame.locator("textarea").fill("hello");
    await widget.page.keyboard.press("Enter");
    await expect(widget.log.locator(".theirs").last()).toContainText("Hello!");
    await widget.frame.locator("textarea").fill("That’s all, thanks");
    await widget.page.keyboard.press("Enter");
    const form = widget.log.getByRole("group", { name: "Na, wie war’s?" });
    await expect(form.getByRole("radio", { name: "ein Stern von uns" })).toBeAttached();
    await expect(form.getByRole("radio", { name: "5 Sterne von uns" })).toBeAttached();

    await menuButton(widget).click();
    await widget.frame.getByRole("menuitemradio", { name: "English", exact: true }).click();
    await expect.poll(() => sendName(widget)).toBe("Off it goes");
    await expect(widget.frame.getByText("Colours")).toBeVisible();
    expect(problems).toEqual([]);
    await widget.page.context().close();
  });

  test("lies from right to left where that is the language's way, accessibly", async ({
    browser,
    ownService,
  }) => {
    const service = await own(ownService);
    const widget = await openedIn(browser, service, "he-IL");
    expect(await sendName(widget)).toBe("קדימה");
    await expect(widget.frame.locator("html")).toHaveAttribute("dir", "rtl");
    const { violations } = await new AxeBuilder({ page: widget.page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await widget.page.context().close();
  });

  test("is there before anything is seen in other words", async ({ browser, ownService }) => {
    const service = await own(ownService);
    const context = await browser.newContext({ locale: "en-US" });
    await context.addInitScript(() => {
      const names = ((globalThis as unknown as { names: Set<string> }).names = new Set<string>());
      new MutationObserver(() => {
        for (const named of document.querySelectorAll("[aria-label]"))
          names.add(named.getAttribute("aria-label") ?? "");
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    let isAskedFor!: () => void;
    const asked = new Promise<void>((resolve) => (isAskedFor = resolve));
    let beReady!: () => void;
    const ready = new Promise<void>((resolve) => (beReady = resolve));
    await context.route(/\/texts\/demo-shop\/[0-9a-f]+\/texts-en\.js$/, async (route) => {
      isAskedFor();
      await ready;
      await route.continue();
    });
    const page = await context.newPage();
    const widget = new WidgetPage(page);
    await page.goto(`${service.shop}/embed/`);
    await widget.launcher.click();
    await asked;
    await frameOf(page).waitForSelector(".header");
    beReady();
    await widget.frame.locator("textarea").waitFor();
    const names = await frameOf(page).evaluate(() => [
      ...(globalThis as unknown as { names: Set<string> }).names,
    ]);
    expect(names).toContain("Off it goes");
    expect(names).not.toContain("Send message");
    await context.close();
  });

  test("is the widget's English where it cannot be had, and the chat works", async ({
    browser,
    ownService,
  }) => {
    const service = await own(ownService);
    const context = await browser.newContext({ locale: "de-DE" });
    await context.route("**/texts/**", (route) => route.abort());
    const widget = await opened(context, service);
    expect(await sendName(widget)).toBe("Send message");
    await widget.frame.locator("textarea").fill("hello");
    await widget.page.keyboard.press("Enter");
    await expect(widget.log.locator(".theirs").last()).toContainText("Hello!");
    await context.close();
  });

  test("goes after what the page says, and costs a site that says nothing no request", async ({
    browser,
    service,
    host,
    ownService,
  }) => {
    const rewording = await own(ownService);
    await rewording.saveSite("paged", host.origin);
    await rewording.reword("paged", TEXTS);
    const context = await browser.newContext({ locale: "de-DE" });
    const page = await context.newPage();
    await page.goto(
      host.put("/wording", {
        html: `<script async src="${rewording.widget}/pipit.js" data-site="paged" data-welcome="Von der Seite"></script>`,
      }),
    );
    const widget = new WidgetPage(page);
    await widget.launcher.click();
    await expect(welcome(widget)).toContainText("Von der Seite");
    expect(await sendName(widget)).toBe(HOSTILE);

    const asked: string[] = [];
    context.on("request", (request) => asked.push(request.url()));
    await opened(context, service);
    expect(asked.filter((address) => address.includes("/texts/") || address.includes("wording"))).toEqual([]);
    await context.close();
  });
});
