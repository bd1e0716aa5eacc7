import type { FrameLocator, Locator, Page } from "@playwright/test";

/** Beside others that the page may have. */
const IFRAME = 'iframe[src*="/frame/?site="]';

/** The widget as a person finds it: by roles and names. */
export class WidgetPage {
  constructor(readonly page: Page) {}

  get launcher(): Locator {
    return this.page.getByRole("button", { name: /^(Open|Close) chat/ });
  }

  get frame(): FrameLocator {
    return this.page.frameLocator(IFRAME);
  }

  /** Seen from the page: what is in the frame does not know whether the frame is shown. */
  get panel(): Locator {
    return this.page.locator(IFRAME);
  }

  get dialog(): Locator {
    return this.frame.getByRole("dialog", { name: "Assistant" });
  }

  get log(): Locator {
    return this.frame.getByRole("log");
  }

  get composer(): Locator {
    return this.frame.getByRole("textbox", { name: "Message" });
  }

  get sendButton(): Locator {
    return this.frame.getByRole("button", { name: "Send message" });
  }

  get banner(): Locator {
    return this.frame.getByRole("status").and(this.frame.locator(".banner"));
  }

  /** Goes to a page with the chat, and opens it. */
  async visit(address: string): Promise<void> {
    await this.page.goto(address);
    await this.open();
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Open chat" }).click();
    await this.composer.waitFor();
  }

  /** What the browser keeps, as the visitor has it erased. */
  async erase(): Promise<void> {
    await this.frame.getByRole("button", { name: "Options" }).click();
    await this.frame.getByRole("menuitem", { name: "Erase my data" }).click();
    await this.frame.getByRole("button", { name: "Erase", exact: true }).click();
  }

  async ask(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.sendButton.click();
  }
}
