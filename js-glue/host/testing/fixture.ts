import { chromium } from "@playwright/test";
import type { Browser, BrowserContextOptions, Frame, Page } from "@playwright/test";
import { expect, onTestFinished } from "vitest";
import { headlessShell, wholeBrowser } from "../../../e2e/fixtures/chromium";
import { startServers } from "./servers";
import type { HostPage, Servers } from "./servers";

/** What the page's own script sees of the API. */
export interface Api {
  open(): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  hide(): Promise<void>;
  show(): Promise<void>;
  destroy(): Promise<void>;
  prefill(text: unknown): Promise<void>;
  send(text: unknown): Promise<{ id: string }>;
  setContext(context: unknown): Promise<void>;
  setTheme(theme: unknown): Promise<void>;
  setConfig(options: unknown): Promise<void>;
  identify(person: unknown): Promise<void>;
  logout(): Promise<void>;
  on(name: unknown, listener: unknown): Promise<void>;
  once(name: unknown, listener: unknown): Promise<void>;
  off(name: unknown, listener: unknown): Promise<void>;
  getState(): Promise<Record<string, unknown>>;
  getUnreadCount(): Promise<number>;
  privacy: Record<"status" | "grant" | "revoke" | "erase", () => Promise<unknown>>;
  version: string;
  q?: { push(item: unknown): void };
}

declare global {
  /** Globals of the host pages and of the page that plays the frame, inside `evaluate`. */
  const Pipit: Api;
  const say: (type: string, payload: object) => void;
  const sayRaw: (data: unknown) => void;
  const ask: (type: string, payload: object) => Promise<Record<string, unknown>>;
  const sayAs: (id: number, type: string, payload: object) => void;
  const answer: (id: number, payload: object) => void;
  const ready: () => void;
  const modes: Record<string, () => void>;
  const received: { id: number; t: string; p: Record<string, unknown> }[];
  var muted: boolean;
  /** Whether the frame says nothing any more, as one that crashed. */
  var dead: boolean;
  const pings: number;
  var log: unknown[];
  var violations: string[];
}

/** `clock`: the page's time is the test's. */
export type VisitOptions = BrowserContextOptions & { clock?: boolean };

export class Fixture {
  private pages_ = 0;
  private tab_?: Page;

  private constructor(
    readonly servers: Servers,
    readonly browser: Browser,
  ) {}

  static async start(extra: string[] = [], without: string[] = []): Promise<Fixture> {
    // What is left out of the defaults is about the browser, not about pages.
    const options = without.length ? wholeBrowser() : headlessShell();
    const browser = await chromium.launch({
      ...options,
      args: [...options.args!, ...extra],
      ignoreDefaultArgs: without,
    });
    return new Fixture(await startServers(), browser);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.servers.close();
  }

  tag(site = "shop", attributes = "async"): string {
    return `<script ${attributes} src="${this.servers.widget}/pipit.js" data-site="${site}"></script>`;
  }

  /** One for all tests that keep nothing in it: a browser that opens another for each takes twice as long. */
  async tab(): Promise<Page> {
    return (this.tab_ ??= await this.browser.newPage());
  }

  /** A new visitor on a new host page with the tag. */
  async visit(page: HostPage & { site?: string } = {}, options: VisitOptions = {}): Promise<Page> {
    const { clock, ...rest } = options;
    const context = await this.browser.newContext(rest);
    onTestFinished(() => context.close());
    const visit = await context.newPage();
    if (clock) await visit.clock.install();
    const head = (page.head ?? "") + (page.site === "" ? "" : this.tag(page.site));
    await visit.goto(this.servers.page(`/${++this.pages_}`, { ...page, head }));
    await visit.waitForFunction(() => typeof Object(window.Pipit).version == "string");
    return visit;
  }
}

/** The document that plays the frame, once it is there. */
export async function frameOf(page: Page): Promise<Frame> {
  await expect
    .poll(() => page.evaluate(() => Pipit.getState().then(({ ready }) => ready)), { timeout: 10_000 })
    .toBe(true);
  return page.frames().find((frame) => frame.url().includes("/frame/"))!;
}

/** How a promise in the page ends: its value, or its error's code and message. */
export const outcome = (page: Page, call: string): Promise<unknown> =>
  page.evaluate(
    (code) =>
      Promise.resolve()
        .then(() => new Function("return " + code)() as unknown)
        .catch((error: Error & { code: string }) => ({ code: error.code, message: error.message })),
    call,
  );
