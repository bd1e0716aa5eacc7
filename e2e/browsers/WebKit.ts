import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  Builder,
  Capabilities,
  Key as Keys,
  Origin,
  type WebDriver,
  type WebElement,
} from "selenium-webdriver";
import { Display } from "../fixtures/display";
import { freePort } from "../fixtures/freePort";
import type { Driver, Key, Tab, Where } from "./Driver";

const KEYS: Record<Key, string> = { Tab: Keys.TAB, Enter: Keys.ENTER, Escape: Keys.ESCAPE };
const IFRAME = "return document.querySelector('pipit-widget')?.shadowRoot.querySelector('iframe') ?? null";

/** WebKitGTK's own small browser stands in a folder that has the architecture in its name. */
function miniBrowser(): string {
  const folders = readdirSync("/usr/lib", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const paths = folders.map(({ name }) => join("/usr/lib", name, "webkit2gtk-4.1/MiniBrowser"));
  const found = paths.find(existsSync);
  if (!found) throw new Error("there is no MiniBrowser of webkit2gtk-4.1: run tools/setup");
  return found;
}

/** WebKitGTK, by WebDriver, on a screen of its own. */
export class WebKit implements Driver {
  private isFirst = true;

  private constructor(
    private readonly display: Display,
    private readonly manager: ChildProcess,
    private readonly service: ChildProcess,
    private readonly driver: WebDriver,
  ) {}

  static async start(): Promise<WebKit> {
    const display = await Display.start();
    // Keys go to the window that has the focus, which is for a window manager to give.
    const manager = spawn("openbox", ["--sm-disable"], {
      stdio: "ignore",
      env: { ...process.env, DISPLAY: display.name },
    });
    const port = await freePort();
    const service = spawn("WebKitWebDriver", [`--port=${port}`], {
      stdio: "ignore",
      // The MiniBrowser keeps what it keeps in memory alone, since it is automated.
      env: { ...process.env, DISPLAY: display.name, LANGUAGE: "en_US", LC_ALL: "C.UTF-8" },
    });
    const address = `http://127.0.0.1:${port}`;
    await untilReady(service, address);
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
    });
    const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
    return new WebKit(display, manager, service, driver);
  }

  async openTab(): Promise<Tab> {
    if (!this.isFirst) await this.driver.switchTo().newWindow("window");
    this.isFirst = false;
    return new WebKitTab(this.driver, await this.driver.getWindowHandle());
  }

  async stop(): Promise<void> {
    await this.driver.quit().catch(() => undefined);
    await end(this.service);
    await end(this.manager);
    await this.display.stop();
  }
}

/** One after the other the commands go to the window that the session looks at: each says first which one that is. */
class WebKitTab implements Tab {
  constructor(
    private readonly driver: WebDriver,
    private readonly handle: string,
  ) {}

  async goTo(address: string): Promise<void> {
    await this.look();
    await this.driver.get(address);
  }

  async reload(): Promise<void> {
    await this.look();
    await this.driver.navigate().refresh();
  }

  async inPage<T>(script: string): Promise<T> {
    await this.look();
    return this.driver.executeScript<T>(script);
  }

  async inFrame<T>(script: string): Promise<T> {
    await this.lookInto();
    return this.driver.executeScript<T>(script);
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.look();
    const to = { x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 };
    await this.driver.actions().move(to).click().perform();
  }

  async type(text: string, where: Where): Promise<void> {
    await (where === "page" ? this.look() : this.lookInto());
    await this.driver.actions().sendKeys(text).perform();
  }

  async press(key: Key, where: Where): Promise<void> {
    await (where === "page" ? this.look() : this.lookInto());
    await this.driver.actions().sendKeys(KEYS[key]).perform();
  }

  /** The session ends with its last window: that one stays, and shows nothing. */
  async close(): Promise<void> {
    await this.look();
    const others = (await this.driver.getAllWindowHandles()).filter((handle) => handle !== this.handle);
    if (others.length === 0) return this.driver.get("about:blank");
    await this.driver.close();
    await this.driver.switchTo().window(others[0]!);
  }

  private look(): Promise<void> {
    return this.driver.switchTo().window(this.handle);
  }

  private async lookInto(): Promise<void> {
    await this.look();
    const iframe = await this.driver.executeScript<WebElement | null>(IFRAME);
    if (!iframe) throw new Error("there is no frame");
    await this.driver.switchTo().frame(iframe);
  }
}

async function end(process: ChildProcess): Promise<void> {
  const ended = once(process, "exit");
  if (process.exitCode === null && process.kill()) await ended;
}

/** Nothing tells that it listens but an answer. */
async function untilReady(service: ChildProcess, address: string): Promise<void> {
  while (service.exitCode === null) {
    const answer = await fetch(`${address}/status`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error("WebKitWebDriver did not start");
}
