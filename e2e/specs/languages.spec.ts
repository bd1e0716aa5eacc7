import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

interface Noting {
  /** What buttons and fields of the frame were ever named. */
  names: Set<string>;
}
declare const window: Noting & typeof globalThis;

/** A tab of a browser in these languages, with the panel open. */
async function openedIn(browser: Browser, service: Pipitd, locale: string): Promise<WidgetPage> {
  return opened(await browser.newContext({ locale }), service);
}

async function opened(context: BrowserContext, service: Pipitd, path = "/embed/"): Promise<WidgetPage> {
  const page = await context.newPage();
  await page.goto(service.shop + path);
  const widget = new WidgetPage(page);
  await widget.launcher.click();
  await fieldOf(widget).waitFor();
  return widget;
}

const fieldOf = (widget: WidgetPage) => widget.frame.locator("textarea");
const nameOf = (widget: WidgetPage) => fieldOf(widget).getAttribute("aria-label");
const htmlOf = (widget: WidgetPage) => widget.frame.locator("html");
const menuButton = (widget: WidgetPage) => widget.frame.locator(".header .opener > button");

async function choose(widget: WidgetPage, language: string): Promise<void> {
  await menuButton(widget).click();
  await widget.frame.getByRole("menuitemradio", { name: language, exact: true }).click();
  await widget.page.keyboard.press("Escape");
}

const frameOf = (page: Page) => page.frames().find((frame) => frame.url().includes("/frame/?site="))!;

test.describe("the language", () => {
  for (const [locale, language, field] of [
    ["de-AT", "de", "Nachricht"],
    ["pt-BR", "pt", "Mensagem"],
    ["zh-Hant-TW", "zh", "消息"],
    ["sv-SE", "en", "Message"],
    ["en-GB", "en", "Message"],
  ] as const)
    test(`is the browser's: ${locale}`, async ({ browser, service }) => {
      const widget = await openedIn(browser, service, locale);
      expect(await nameOf(widget)).toBe(field);
      await expect(htmlOf(widget)).toHaveAttribute("lang", language);
      await widget.page.context().close();
    });

  test("is there before anything is seen in another one", async ({ browser, service }) => {
    const context = await browser.newContext({ locale: "fr-FR" });
    await context.addInitScript(() => {
      window.names = new Set();
      new MutationObserver(() => {
        for (const named of document.querySelectorAll("[aria-label], [placeholder]"))
          for (const name of ["aria-label", "placeholder"]) window.names.add(named.getAttribute(name) ?? "");
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    // Later than the engine, as over a slow network.
    let isFrenchAskedFor!: () => void;
    const asked = new Promise<void>((resolve) => (isFrenchAskedFor = resolve));
    await context.route(/\/texts-fr-[0-9a-f]+\.js$/, async (route) => {
      isFrenchAskedFor();
      await ready;
      await route.continue();
    });
    let beReady!: () => void;
    const ready = new Promise<void>((resolve) => (beReady = resolve));
    const page = await context.newPage();
    const widget = new WidgetPage(page);
    await page.goto(`${service.shop}/embed/`);
    await widget.launcher.click();
    await asked;
    await page.waitForFunction(() => "Pipit" in window);
    beReady();
    await fieldOf(widget).waitFor();
    const names = await frameOf(page).evaluate(() => [...window.names]);
    expect(names).toContain("Fermer le chat");
    expect(names).toContain("Votre message…");
    expect(names).not.toContain("Close chat");
    expect(names).not.toContain("Type your message...");
    await context.close();
  });

  test("is the site's, where it has one, and the visitor's own choice before that", async ({
    browser,
    ownService,
  }) => {
    const service = await ownService();
    await service.changeSite("demo-shop", "--allow", service.shop, "--locale", "pl");
    const widget = await openedIn(browser, service, "de-DE");
    expect(await nameOf(widget)).toBe("Wiadomość");
    await choose(widget, "Nederlands");
    await expect.poll(() => nameOf(widget)).toBe("Bericht");
    await choose(widget, "Automatisch");
    await expect.poll(() => nameOf(widget)).toBe("Wiadomość");
    await widget.page.context().close();
  });

  test("that is chosen is so in every tab, at once, and on the next page", async ({ browser, service }) => {
    const context = await browser.newContext({ locale: "en-US" });
    const first = await opened(context, service);
    const second = await opened(context, service);
    await fieldOf(second).fill("half a thought");
    await choose(first, "Español");
    for (const tab of [first, second]) {
      await expect.poll(() => nameOf(tab)).toBe("Mensaje");
      await expect(htmlOf(tab)).toHaveAttribute("lang", "es");
      await expect(tab.frame.getByRole("dialog", { name: "Asistente" })).toBeVisible();
    }
    await expect(fieldOf(second)).toHaveValue("half a thought");

    await second.page.goto(`${service.shop}/embed/rings.html`);
    await fieldOf(second).waitFor();
    expect(await nameOf(second)).toBe("Mensaje");
    await menuButton(second).click();
    await expect(second.frame.getByRole("menuitemradio", { name: "Español" })).toBeChecked();
    await expect(second.frame.getByRole("menuitem", { name: "Guardar o imprimir" })).toBeVisible();
    await context.close();
  });

  test("is written from right to left where it is Arabic or Hebrew, accessibly", async ({
    browser,
    service,
  }) => {
    const widget = await openedIn(browser, service, "ar-EG");
    await expect(htmlOf(widget)).toHaveAttribute("dir", "rtl");
    await fieldOf(widget).fill("خاتم");
    await fieldOf(widget).press("Enter");
    await expect(widget.log.locator('[data-author="assistant"]').first()).toBeVisible();
    await menuButton(widget).click();
    await expect(widget.frame.getByRole("menu")).toBeVisible();
    const { violations } = await new AxeBuilder({ page: widget.page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await widget.frame.getByRole("menuitemradio", { name: "English" }).click();
    await expect(htmlOf(widget)).toHaveAttribute("dir", "ltr");
    await widget.page.context().close();
  });

  test("is English where a language does not come, and the chat works", async ({ browser, service }) => {
    const context = await browser.newContext({ locale: "it-IT" });
    await context.route(/\/texts-(it|it-more|de)-[0-9a-f]+\.js$/, (route) => route.abort());
    const widget = await opened(context, service);
    expect(await nameOf(widget)).toBe("Message");
    await expect(htmlOf(widget)).toHaveAttribute("lang", "en");
    await widget.ask("hello");
    await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
    // One that is chosen and does not come changes nothing, and one that does come still can.
    await choose(widget, "Deutsch");
    await choose(widget, "Français");
    await expect.poll(() => nameOf(widget)).toBe("Message");
    await expect(htmlOf(widget)).toHaveAttribute("lang", "fr");
    await context.close();
  });

  test("is English after a few seconds where a language hangs, until it comes", async ({
    browser,
    service,
  }) => {
    const context = await browser.newContext({ locale: "nl-NL" });
    let come!: () => void;
    const coming = new Promise<void>((resolve) => (come = resolve));
    await context.route(/\/texts-nl-[0-9a-f]+\.js$/, async (route) => {
      await coming;
      await route.continue();
    });
    const widget = await opened(context, service);
    expect(await nameOf(widget)).toBe("Message");
    await fieldOf(widget).fill("half a thought");
    come();
    await expect.poll(() => nameOf(widget)).toBe("Bericht");
    await expect(fieldOf(widget)).toHaveValue("half a thought");
    await context.close();
  });
});
