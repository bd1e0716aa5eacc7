import type { BrowserContext, Page } from "@playwright/test";
import { WidgetPage } from "./WidgetPage";

/** A new tab of the same browser, with the panel open. */
export async function openTab(context: BrowserContext, address: string): Promise<WidgetPage> {
  const widget = new WidgetPage(await context.newPage());
  await widget.page.goto(address);
  await widget.open();
  return widget;
}

/** What the site has in the page's localStorage, by its short keys. */
export function records(page: Page, site = "demo-shop"): Promise<Record<string, string>> {
  return page.evaluate((prefix) => {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return Object.fromEntries(names.map((name) => [name.slice(prefix.length), localStorage.getItem(name)!]));
  }, `pipit:${site}:`);
}
