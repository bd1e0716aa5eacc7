import { launch, type Browser, type Frame, type Page } from "puppeteer-core";
import type { Driver, Key, Tab } from "./Driver";

/** Debian's, by WebDriver BiDi. */
export class Firefox implements Driver {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<Firefox> {
    const executablePath = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";
    const extraPrefsFirefox = { "intl.accept_languages": "en-US" };
    return new Firefox(await launch({ browser: "firefox", executablePath, extraPrefsFirefox }));
  }

  async openTab(): Promise<Tab> {
    const page = await this.browser.newPage();
    await page.setViewport({ width: 1024, height: 730 });
    return new FirefoxTab(page);
  }

  stop(): Promise<void> {
    return this.browser.close();
  }
}

class FirefoxTab implements Tab {
  constructor(private readonly page: Page) {}

  async goTo(address: string): Promise<void> {
    await this.page.goto(address);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  inPage<T>(script: string): Promise<T> {
    return evaluate(this.page.mainFrame(), script);
  }

  async inFrame<T>(script: string): Promise<T> {
    const frame = this.page.frames().find((one) => one.url().includes("/frame/?site="));
    if (!frame) throw new Error("there is no frame");
    return evaluate(frame, script);
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.page.bringToFront();
    await this.page.mouse.click(x, y);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(key: Key): Promise<void> {
    await this.page.keyboard.press(key);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

const evaluate = <T>(frame: Frame, script: string): Promise<T> =>
  frame.evaluate(`(() => {${script}})()`) as Promise<T>;
