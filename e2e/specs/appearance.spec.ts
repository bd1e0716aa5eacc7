import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

// What the page says of looks and words: as options of its tag, and at any time by the API.

type Chat = { Pipit: Record<string, (...parameters: unknown[]) => Promise<unknown>> };

const call = (page: Page, method: string, ...parameters: unknown[]) =>
  page.evaluate(
    ([name, values]) =>
      (window as unknown as Chat).Pipit[name]!(...values).catch(({ code }: { code: string }) => code),
    [method, parameters] as const,
  );
const html = (widget: WidgetPage) => widget.frame.locator("html");

test("the options of the tag are the chat's looks and words", async ({ page, host, service }) => {
  const wrong: string[] = [];
  page.on("console", (message) => message.text().startsWith("Pipit") && wrong.push(message.text()));
  await service.saveSite("looks", host.origin);
  const said =
    'data-theme="dark" data-locale="fr" data-bot-name="Ada" data-welcome="Moin!" data-subtitle="At sea"';
  await page.goto(
    host.put("/looks", {
      html: `<script async src="${service.widget}/pipit.js" data-site="looks" ${said} data-placeholder="${"x".repeat(121)}"></script>`,
    }),
  );
  const widget = new WidgetPage(page);
  await widget.launcher.click();
  await expect(widget.frame.getByRole("dialog", { name: "Ada" })).toBeVisible();
  await expect(html(widget)).toHaveAttribute("lang", "fr");
  await expect(html(widget)).toHaveCSS("color-scheme", "dark");
  await expect(widget.log).toContainText("Moin!");
  await expect(page.locator("pipit-widget iframe")).toHaveAttribute("title", "Ada");
  expect(wrong).toEqual(["Pipit: bad option placeholder"]);
});

test("what the page sets waits for the chat, changes it at once, and survives a reload of its frame", async ({
  page,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  const widget = new WidgetPage(page);
  await page.waitForFunction(() => "version" in ((window as any).Pipit ?? {}));
  const early = call(page, "setTheme", "dark");
  expect(await page.locator("iframe").count()).toBe(0);
  await widget.open();
  await early;
  await expect(html(widget)).toHaveCSS("color-scheme", "dark");

  await call(page, "setLocale", "de-AT");
  await expect(html(widget)).toHaveAttribute("lang", "de");
  await call(page, "setConfig", { welcome: "Servus!", theme: "light" });
  await expect(widget.log).toContainText("Servus!");
  await expect(html(widget)).toHaveCSS("color-scheme", "light");

  // All of it or nothing.
  expect(await call(page, "setConfig", { welcome: "Moin!", theme: "green" })).toBe("invalid");
  expect(await call(page, "setConfig", { width: "300" })).toBe("invalid");
  expect(await call(page, "setTheme", 7)).toBe("invalid");
  await expect(widget.log).toContainText("Servus!");

  await page.evaluate(() => {
    const chat = document.querySelector("pipit-widget")!;
    document.body.prepend(chat);
  });
  await expect(widget.log).toContainText("Servus!");
  await expect(html(widget)).toHaveAttribute("lang", "de");

  // The visitor's own choice goes before the page's, and what is taken back is the site's again.
  await widget.frame.locator("[aria-haspopup=menu]").click();
  await widget.frame.getByRole("menuitemradio", { name: "Español" }).click();
  await page.keyboard.press("Escape");
  await expect(html(widget)).toHaveAttribute("lang", "es");
  await call(page, "setLocale", "pl");
  await call(page, "setConfig", { welcome: "" });
  await expect(widget.log).not.toContainText("Servus!");
  await expect(html(widget)).toHaveAttribute("lang", "es");
});

test("a page knows its visitor's conversation, and hears when it begins", async ({ page, service }) => {
  await page.goto(`${service.shop}/embed/`);
  const widget = new WidgetPage(page);
  await widget.open();
  await page.evaluate(() => {
    addEventListener("pipit:conversation:started", (event) => {
      document.body.dataset.started = (event as CustomEvent<{ id: string }>).detail.id;
    });
  });
  expect(await call(page, "getConversationId")).toBeNull();
  await widget.ask("a ring under $300");
  await expect(page.locator("body")).toHaveAttribute("data-started", /./);
  const id = await call(page, "getConversationId");
  expect(await page.locator("body").getAttribute("data-started")).toBe(id);

  await page.reload();
  expect(await call(page, "getConversationId")).toBe(id);
});
