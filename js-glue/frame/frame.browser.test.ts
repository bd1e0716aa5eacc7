import type { Browser, BrowserContext, FrameLocator, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { inPartitionedWorld } from "../../e2e/fixtures/worlds";
import { launchChromium } from "../../e2e/fixtures/chromium";
import { FrameWorld } from "./frameWorld.testing.mjs";

// The built frame with the real engine, on one origin; on another a page that speaks the host's half of the protocol;
// behind both a small service that answers what it is told to.

const BLOCKED = "Refused to|Content Security Policy|TrustedHTML|violat";

describe("the frame with its engine", { timeout: 60_000 }, () => {
  let world: FrameWorld;
  let browser: Browser;
  let page: Page;
  let frame: FrameLocator;
  const complaints: string[] = [];

  const newContext = () => browser.newContext({ viewport: { width: 900, height: 700 }, locale: "en-GB" });
  const open = async (query = "", context?: BrowserContext) => {
    page = await (context ?? (await newContext())).newPage();
    complaints.length = 0;
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${world.hostOrigin}/host?${query}`);
    frame = page.frameLocator("iframe");
  };
  const field = () => frame.getByRole("textbox", { name: "Message" });
  const list = () => frame.getByRole("log", { name: "Messages" });
  const heard = (type: string) =>
    page.evaluate(
      (wanted) =>
        (window as unknown as { heard: { t: string; p: unknown }[] }).heard.filter(({ t }) => t === wanted),
      type,
    );
  const trap = () =>
    frame.locator("body").evaluate(() => ((window as unknown as { trap: boolean }).trap = true));
  // In one go, before anything else reaches the engine.
  const trapAtOnce = () =>
    frame.locator("body").evaluate(() => {
      (window as unknown as { trap: boolean }).trap = true;
      dispatchEvent(new Event("online"));
    });
  const trapAtEnter = () =>
    field().evaluate((element) => {
      (window as unknown as { trap: boolean }).trap = true;
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    });
  const trapTwice = async () => {
    for (const count of [2, 2]) {
      await field().waitFor();
      await trapAtOnce();
      await expect.poll(() => heard("ready")).toHaveLength(count);
    }
  };
  const say = async (text: string) => {
    await field().fill(text);
    await field().press("Enter");
  };

  beforeAll(async () => {
    world = await FrameWorld.start();
    browser = await launchChromium();
  });
  afterEach(async () => {
    await page.context().close();
    world.reset();
    expect(complaints.filter((text) => new RegExp(BLOCKED).test(text))).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    world.stop();
  });

  it("shakes hands across origins and shows the bot's name and welcome", async () => {
    await open();
    await frame.getByRole("dialog", { name: "Ada" }).waitFor();
    await list().getByText("Ask me anything").waitFor();
    expect(await heard("loading")).toMatchObject([{ p: { nonce: "0123456789abcdef0123456789abcdef" } }]);
    expect(await heard("ready")).toHaveLength(1);
    expect(await heard("hello")).toMatchObject([{ p: { name: "Ada" } }]);
  });

  it("carries a message from the key press to the streamed answer", async () => {
    world.answer = ["Your order ", "is on its ", "way. 😀"];
    await open();
    await say("Where is order 10234?");
    await list().getByText("Where is order 10234?").waitFor();
    await list().getByText("Your order is on its way. 😀").waitFor();
    await list().getByText("Sent", { exact: true }).waitFor();
    expect(await field().inputValue()).toBe("");
    expect(world.texts).toEqual(["Where is order 10234?"]);
  });

  it("restores the conversation and the draft from the host page's storage while the service is silent", async () => {
    world.answer = ["Hello there"];
    await open();
    await say("Hi");
    await list().getByText("Hello there").waitFor();
    await field().fill("half a thou");
    const stored = (key: string) =>
      page.evaluate(
        (name) => (window as unknown as { stored: Record<string, string> }).stored[name] ?? "",
        key,
      );
    await expect.poll(() => stored("draft")).toContain("half a thou");
    await expect.poll(() => stored("conversation")).toContain("Hello there");
    world.silent = true;
    await page.reload();
    await list().getByText("Hello there").waitFor();
    expect(await field().inputValue()).toBe("half a thou");
  });

  it("closes by Escape through the host page", async () => {
    await open();
    await field().press("Escape");
    await expect.poll(() => heard("close")).toHaveLength(1);
  });

  it("reports a draft with every key", async () => {
    await open();
    await field().pressSequentially("not yet");
    const drafts = async () =>
      (await heard("storage.set"))
        .filter(({ p }) => (p as { k: string }).k === "draft")
        .map(({ p }) => JSON.parse((p as { v: string }).v.split("\n")[1]!).text as string);
    await expect.poll(drafts).toEqual(["n", "no", "not", "not ", "not y", "not ye", "not yet"]);
  });

  it("is modal while the host page says that the panel covers it", async () => {
    await open();
    const dialog = frame.getByRole("dialog", { name: "Ada" });
    await dialog.waitFor();
    for (const [payload, modal] of [
      ['{"focus":false,"full":true}', "true"],
      ['{"focus":false,"full":false}', null],
    ] as const) {
      await page.evaluate(`port.postMessage('{"v":1,"id":0,"t":"open","p":${payload}}')`);
      await expect.poll(() => dialog.getAttribute("aria-modal")).toBe(modal);
    }
  });

  it("says so when a view fails, and starts the views again with all that was said and written", async () => {
    world.answer = ["Hello there"];
    await open();
    await say("Hi");
    await list().getByText("Hello there").waitFor();
    await field().pressSequentially("half a thou");
    await frame.locator("body").evaluate(() => {
      const { get } = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format")!;
      Object.defineProperty(Intl.DateTimeFormat.prototype, "format", {
        get() {
          if (!("mended" in window)) throw new Error("no clock");
          return get!.call(this);
        },
      });
    });
    world.add({ author: "assistant", state: "complete", text: "One more thing" });
    await frame.getByRole("alert").getByText("The chat could not be shown").waitFor();
    await expect.poll(() => complaints.join()).toContain("no clock");
    const again = frame.getByRole("button", { name: "Try again" });
    await again.click();
    await frame.getByRole("alert").getByText("The chat could not be shown").waitFor();
    await frame.locator("body").evaluate(() => Object.assign(window, { mended: true }));
    await again.click();
    await list().getByText("One more thing").waitFor();
    await list().getByText("Hello there").waitFor();
    expect(await field().inputValue()).toBe("half a thou");
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    await field().press("Enter");
    await expect.poll(() => world.texts).toEqual(["Hi", "half a thou"]);
  });

  it("says that the connection is gone, keeps what is written meanwhile and sends it later", async () => {
    world.answer = ["Back again"];
    await open();
    await field().waitFor();
    world.silent = true;
    await say("Are you there?");
    await list().getByText("Sending…").waitFor();
    await frame.getByRole("status").getByText("The connection is not working").waitFor();
    world.silent = false;
    await list().getByText("Back again").waitFor({ timeout: 20_000 });
    expect(world.texts).toEqual(["Are you there?"]);
  });

  it("says why there is no chat where the page is not allowed, and does nothing more", async () => {
    world.config = { ...world.config, allow: ["https://elsewhere.example"] };
    await open();
    await frame.getByRole("dialog").getByText("origin.not_allowed").waitFor();
    expect(await heard("refused")).toMatchObject([{ p: { code: "origin.not_allowed" } }]);
    expect(await heard("hello")).toEqual([]);
  });

  it("says so where the site is not known", async () => {
    world.config = { error: "site.unknown" };
    await open();
    await frame.getByRole("alert").getByText("This chat is not set up").waitFor();
  });

  it("starts the engine again after a trap: a new epoch, with the conversation in it", async () => {
    world.answer = ["Before the trap"];
    await open("traps=1");
    await say("Hi");
    await list().getByText("Before the trap").waitFor();
    await expect
      .poll(() =>
        page.evaluate(() => (window as unknown as { stored: Record<string, string> }).stored["conversation"]),
      )
      .toContain("Before the trap");
    await field().fill("This one meets");
    await trapAtEnter();
    await expect.poll(() => heard("ready")).toHaveLength(2);
    await list().getByText("Before the trap").waitFor();
    // Nothing took the text, so it stands where it was written.
    await expect.poll(() => field().inputValue()).toBe("This one meets");
    expect(world.texts).toEqual(["Hi"]);
  });

  it("keeps the letter that met the trap", async () => {
    await open("traps=1");
    await field().pressSequentially("thi");
    await trap();
    await field().press("s");
    await expect.poll(() => heard("ready")).toHaveLength(2);
    await expect.poll(() => field().inputValue()).toBe("this");
    await page.reload();
    await expect.poll(() => field().inputValue()).toBe("this");
  });

  it("keeps what is filled in in a form, and the letter that met the trap", async () => {
    const fields = [{ name: "comment", type: "text", label: "More", most: 100 }];
    world.answer = ["Please tell us"];
    world.extra = { kind: "form", form: "csat", title: "How was it?", fields };
    await open("traps=1");
    await say("Hi");
    const comment = list().getByRole("group", { name: "How was it?" }).getByRole("textbox");
    await comment.pressSequentially("thi");
    await trap();
    await comment.press("s");
    await expect.poll(() => heard("ready")).toHaveLength(2);
    await expect.poll(() => comment.inputValue()).toBe("this");
    await page.reload();
    await expect.poll(() => comment.inputValue()).toBe("this");
    expect(await field().inputValue()).toBe("");
  });

  it("says so when it traps a second time, and offers another try", async () => {
    await open("traps=2");
    await frame.getByRole("dialog").waitFor();
    await trapTwice();
    await frame.getByRole("alert").getByText("The chat has stopped").waitFor();
    // Neither Escape nor the button has an engine to speak for it any more.
    await frame.getByRole("button", { name: "Try again" }).press("Escape");
    await expect.poll(() => heard("close")).toHaveLength(1);
    await frame.getByRole("button", { name: "Close chat" }).click();
    await expect.poll(() => heard("close")).toHaveLength(2);
    await frame.getByRole("button", { name: "Try again" }).click();
    await frame.getByRole("dialog", { name: "Ada" }).waitFor();
  });

  it("leaves the lead to another tab when its engine has stopped", () =>
    inPartitionedWorld(async (context) => {
      const claims = () =>
        frame.locator("body").evaluate(async () => {
          const { held, pending } = await navigator.locks.query();
          return [held!.length, pending!.length];
        });
      const other = await context.newPage();
      await open("traps=2", context);
      await expect.poll(claims).toEqual([1, 0]);
      await other.goto(page.url());
      await expect.poll(claims).toEqual([1, 1]);
      await trapTwice();
      await expect.poll(claims).toEqual([1, 0]);
      await other.close();
      await expect.poll(claims).toEqual([0, 0]);
    }));

  it("says so when the engine cannot be loaded", async () => {
    world.engineMissing = true;
    await open();
    await frame.getByRole("alert").getByText("The chat has stopped").waitFor();
    await expect.poll(() => heard("failed")).toHaveLength(1);
  });
});
