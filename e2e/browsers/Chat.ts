import { expect } from "@playwright/test";
import type { Tab } from "./Driver";

const LAUNCHER = "document.querySelector('pipit-widget').shadowRoot.querySelector('div ~ button')";
const IFRAME = "document.querySelector('pipit-widget').shadowRoot.querySelector('iframe')";
const centreOf = (element: string): string =>
  `const { x, y, width, height } = (${element}).getBoundingClientRect(); return [x + width / 2, y + height / 2];`;
const chosen = (selector: string): string => `document.querySelector(${JSON.stringify(selector)})`;

/** The chat in a tab of any browser, as its visitor uses it. */
export class Chat {
  constructor(readonly tab: Tab) {}

  async open(): Promise<void> {
    await this.clickLauncher();
    await this.expectShown("textarea");
  }

  async ask(text: string): Promise<void> {
    await this.click("textarea");
    await this.tab.type(text, "frame");
    await this.tab.press("Enter", "frame");
    await expect.poll(() => this.texts("visitor")).toContain(text);
  }

  async clickLauncher(): Promise<void> {
    await expect.poll(() => this.tab.inPage(`return !!document.querySelector("pipit-widget")`)).toBe(true);
    const [x, y] = await this.tab.inPage<[number, number]>(centreOf(LAUNCHER));
    await this.tab.clickAt(x, y);
  }

  /** In the frame, once it is there. */
  async click(selector: string): Promise<void> {
    await this.expectShown(selector);
    const [left, top] = await this.tab.inPage<[number, number]>(
      `const { left, top } = ${IFRAME}.getBoundingClientRect(); return [left, top];`,
    );
    const element = chosen(selector);
    const [x, y] = await this.tab.inFrame<[number, number]>(
      `${element}.scrollIntoView({ block: "nearest" }); ${centreOf(element)}`,
    );
    await this.tab.clickAt(left + x, top + y);
  }

  /** What is said in the list, one after the other. */
  async texts(author: "visitor" | "assistant"): Promise<string[]> {
    const rows = `document.querySelectorAll("[role=log] [data-author=${author}] .text")`;
    return (await this.seen<string[]>(`return [...${rows}].map((text) => text.textContent)`)) ?? [];
  }

  async count(selector: string): Promise<number> {
    return (
      (await this.seen<number>(`return document.querySelectorAll(${JSON.stringify(selector)}).length`)) ?? 0
    );
  }

  attribute(selector: string, name: string): Promise<string | undefined> {
    return this.seen<string>(`return ${chosen(selector)}?.getAttribute(${JSON.stringify(name)})`);
  }

  /** Of what a visitor can see: the panel may be closed. */
  isOpen(): Promise<boolean> {
    return this.tab.inPage(
      `const iframe = ${IFRAME}; return !!iframe && getComputedStyle(iframe).visibility === "visible"`,
    );
  }

  /** As the page sees it, whatever in the frame has it. */
  hasFocus(): Promise<boolean> {
    return this.tab.inPage(
      `const iframe = ${IFRAME}; return !!iframe && iframe.getRootNode().activeElement === iframe`,
    );
  }

  launcherName(): Promise<string> {
    return this.tab.inPage(`return ${LAUNCHER}.getAttribute("aria-label")`);
  }

  async expectShown(selector: string): Promise<void> {
    await expect.poll(() => this.count(selector), `${selector} is there`).toBeGreaterThan(0);
  }

  async expectSent(count: number): Promise<void> {
    const sent = `return [...document.querySelectorAll(".state")].filter((state) => state.textContent === "Sent").length`;
    await expect.poll(() => this.seen<number>(sent), { timeout: 30_000 }).toBe(count);
  }

  /** A frame that is not there yet, or goes at this moment, shows nothing. */
  private seen<T>(script: string): Promise<T | undefined> {
    return this.tab.inFrame<T>(script).catch(() => undefined);
  }
}
