import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

type Media = Parameters<Page["emulateMedia"]>[0];

/** As the browser is set, and how large it is. */
export interface Look {
  media?: Media;
  width?: number;
  height?: number;
  /** Further settings in the address. */
  query?: string;
}

const USUAL: Required<NonNullable<Media>> = {
  media: null,
  colorScheme: "light",
  reducedMotion: "reduce",
  forcedColors: "none",
  contrast: "no-preference",
};
const PICTURE = {
  contentType: "image/svg+xml",
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#cdbfa6"/></svg>',
};
/** Each picture says when it was taken. */
const NOW = Date.UTC(2026, 10, 5, 9, 7);

/** What @axe-core/playwright would put into the page anew each time, and run in a tab more. */
const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve(
    "axe-core/axe.min.js",
  ),
  "utf8",
);

/** One page that shows scene after scene: nothing is kept in it from one to the next. */
export class GalleryPage {
  #address = "";

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {}

  async begin(): Promise<void> {
    await this.page.clock.setFixedTime(NOW);
    await this.page.route("https://img.example/**", (route) => route.fulfill(PICTURE));
  }

  /** What is shown already stays, in its new look. */
  async show(path: string, { media, width = 400, height = 600, query = "" }: Look = {}): Promise<void> {
    await this.page.emulateMedia({ ...USUAL, ...media });
    await this.page.setViewportSize({ width, height });
    const address = `${this.origin}${path}${query}`;
    if (address === this.#address) return;
    this.#address = address;
    await this.page.goto(address);
    await this.page.locator("html[data-shown]").waitFor({ state: "attached" });
  }

  /** It blinks. What Playwright makes clear forced colours colour again, but a field that cannot be written in has none. */
  async hideCaret(): Promise<void> {
    await this.page.evaluate(() => document.activeElement?.toggleAttribute("readonly", true));
  }

  /** Of all rules, or of these. */
  async violations(...rules: string[]): Promise<unknown[]> {
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(AXE);
    return this.page.evaluate(async (only) => {
      const { axe } = window as any;
      const part = only.length ? { runOnly: only } : {};
      const { violations } = await axe.run({ resultTypes: ["violations"], preload: false, ...part });
      return violations.map(({ id, nodes }: any) => [id, nodes.map(({ html }: any) => html)]);
    }, rules);
  }
}
