import type { BrowserContext, Frame, Page, Request } from "@playwright/test";
import { expect } from "../fixtures/test";
import { openTab } from "./tabs";
import type { WidgetPage } from "./WidgetPage";

/** The tabs of one visitor, all with the panel open, and which of them hold an event stream. */
export class TabGroup {
  readonly tabs: WidgetPage[] = [];
  private readonly streams = new Map<Request, Page>();

  private constructor(private readonly context: BrowserContext) {
    context.on("request", (request) => {
      if (new URL(request.url()).pathname === "/api/events")
        this.streams.set(request, request.frame().page());
    });
    context.on("requestfinished", (request) => this.streams.delete(request));
    context.on("requestfailed", (request) => this.streams.delete(request));
  }

  static async open(context: BrowserContext, address: string, count: number): Promise<TabGroup> {
    const group = new TabGroup(context);
    await Promise.all(Array.from({ length: count }, () => group.add(address)));
    return group;
  }

  async add(address: string): Promise<void> {
    this.tabs.push(await openTab(this.context, address));
  }

  /** So high that a list of several answers is in the document whole. */
  async makeTall(): Promise<void> {
    for (const { page } of this.tabs) await page.setViewportSize({ width: 700, height: 2_400 });
  }

  /** The one that alone holds an event stream; there is none before the visitor's first message. */
  async leader(): Promise<WidgetPage> {
    const leading = () => this.tabs.filter(({ page }) => this.holders().includes(page));
    await expect.poll(() => leading().length).toBe(1);
    return leading()[0]!;
  }

  async follower(): Promise<WidgetPage> {
    const leader = await this.leader();
    return this.tabs.find((tab) => tab !== leader)!;
  }

  /** Closed, navigated or crashed: it counts no more. */
  async end(tab: WidgetPage, how: (page: Page) => Promise<unknown>): Promise<void> {
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    await how(tab.page);
    for (const [request, page] of this.streams) if (page === tab.page) this.streams.delete(request);
  }

  /** Every tab has each of the texts once, as the visitor's, and nothing else of theirs, in the same order as all others. */
  async expectAll(...texts: string[]): Promise<void> {
    for (const tab of this.tabs)
      await expect.poll(async () => (await written(tab)).sort()).toEqual(texts.toSorted());
    const orders = await Promise.all(this.tabs.map(written));
    for (const order of orders) expect(order).toEqual(orders[0]);
  }

  /** How often the label, such as "Sent", stands in each tab. */
  async expectLabels(label: string, count: number): Promise<void> {
    for (const { log } of this.tabs) await expect(log.getByText(label, { exact: true })).toHaveCount(count);
  }

  private holders(): Page[] {
    return [...new Set(this.streams.values())];
  }
}

/** The visitor's messages, as they stand in the list. */
export const written = (tab: WidgetPage): Promise<string[]> =>
  tab.log.locator('[data-author="visitor"] .text').allTextContents();

export const frameOf = (page: Page): Frame =>
  page.frames().find((frame) => frame.url().includes("/frame/?site="))!;

export const close = (page: Page): Promise<void> => page.close();

export const navigate = (page: Page): Promise<unknown> => page.goto("about:blank");

export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const tools = await page.context().newCDPSession(page);
  // It is never answered.
  void tools.send("Page.crash").catch(() => undefined);
  await crashed;
}
