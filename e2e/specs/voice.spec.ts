import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import type { WidgetPage } from "../pages/WidgetPage";

// Dictating, where the page lets its visitors. The browser's recognition is played: a test has no microphone, and Chromium asks a server.

/** What the played recognition has been told, and how it is made to answer; in the frame. */
interface Played {
  language: string;
  state: "idle" | "listening";
  hear(...said: [transcript: string, isFinal: boolean][]): void;
  fail(error: string): void;
}

const play = (): void => {
  const played: Played = {
    language: "",
    state: "idle",
    hear: () => {},
    fail: () => {},
  };
  class Recognition {
    lang = "";
    onresult = (_: object) => {};
    onerror = (_: object) => {};
    onend = () => {};
    start(): void {
      played.language = this.lang;
      played.state = "listening";
      played.hear = (...said) =>
        this.onresult({
          results: said.map(([transcript, isFinal]) => Object.assign([{ transcript }], { isFinal })),
        });
      played.fail = (error) => {
        this.onerror({ error });
        this.stop();
      };
    }
    stop(): void {
      played.state = "idle";
      queueMicrotask(() => this.onend());
    }
    abort(): void {
      this.stop();
    }
  }
  Object.assign(window, { played, SpeechRecognition: Recognition, webkitSpeechRecognition: Recognition });
};

async function visit(
  page: Page,
  widget: WidgetPage,
  host: HostServer,
  service: Pipitd,
  options = "",
  script = play,
): Promise<void> {
  await page.addInitScript(script);
  // A panel that was open would come back.
  await page.addInitScript(() => self === top && sessionStorage.clear());
  await service.saveSite("voice", host.origin);
  const address = host.put("/voice", {
    html: `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1></main>
      <script async src="${service.widget}/pipit.js" data-site="voice" ${options}></script>`,
  });
  await widget.visit(address);
}

const ON = 'data-features="+voiceInput"';

const microphone = (widget: WidgetPage) => widget.frame.getByRole("button", { name: "Dictate" });
const frameOf = (page: Page) => page.frames().find((frame) => frame.url().includes("/frame/?"))!;
const hear = (page: Page, ...said: [transcript: string, isFinal: boolean][]): Promise<void> =>
  frameOf(page).evaluate((all) => (window as any).played.hear(...all), said);
const fail = (page: Page, error: string): Promise<void> =>
  frameOf(page).evaluate((code) => (window as any).played.fail(code), error);
const played = (page: Page): Promise<Played> => frameOf(page).evaluate(() => ({ ...(window as any).played }));

test("the visitor dictates at the caret, sees what is understood, and sends it themselves", async ({
  page,
  widget,
  host,
  service,
}) => {
  await visit(page, widget, host, service, ON);
  await expect(widget.panel).toHaveAttribute("allow", "microphone");
  await widget.composer.fill("Hello, thanks");
  await widget.composer.press("End");
  for (let times = 0; times < 6; times++) await widget.composer.press("ArrowLeft");
  expect((await played(page)).state).toBe("idle");

  await microphone(widget).click();
  await expect(microphone(widget)).toHaveAttribute("aria-pressed", "true");
  await expect(widget.frame.getByText("Listening")).toBeAttached();
  expect((await played(page)).language).toMatch(/^en/);
  await hear(page, ["do you have", false]);
  await expect(widget.composer).toHaveValue("Hello, do you have thanks");
  await hear(page, ["Do you have rings", true], [" in gold", false]);
  await expect(widget.composer).toHaveValue("Hello, Do you have rings in gold thanks");
  await expect(widget.frame.getByRole("status").filter({ hasText: "Do you have rings" })).toBeAttached();

  await microphone(widget).click();
  await expect(microphone(widget)).toHaveAttribute("aria-pressed", "false");
  await expect(widget.composer).toHaveValue("Hello, Do you have rings in gold thanks");
  await widget.sendButton.click();
  await expect(widget.log.locator("[data-author=visitor] .text")).toHaveText([
    "Hello, Do you have rings in gold thanks",
  ]);
});

test("Escape ends it and not the chat; so do typing, sending, and closing the panel", async ({
  page,
  widget,
  host,
  service,
}) => {
  await visit(page, widget, host, service, ON);
  const begin = async () => {
    await microphone(widget).click();
    await expect(microphone(widget)).toHaveAttribute("aria-pressed", "true");
  };
  const isOver = async () => {
    await expect.poll(async () => (await played(page)).state).toBe("idle");
    await expect(microphone(widget)).toHaveAttribute("aria-pressed", "false");
  };
  await begin();
  await page.keyboard.press("Escape");
  await isOver();
  await expect(widget.panel).toBeVisible();

  await begin();
  await hear(page, ["a ring", false]);
  await widget.composer.press("s");
  await isOver();
  await expect(widget.composer).toHaveValue("a rings");

  await begin();
  await hear(page, ["please", false]);
  await widget.composer.press("Enter");
  await isOver();
  await expect(widget.composer).toHaveValue("");
  await expect(widget.log.locator("[data-author=visitor] .text")).toHaveText(["a rings please"]);

  await begin();
  await widget.launcher.click();
  await expect(widget.panel).toBeHidden();
  await expect.poll(async () => (await played(page)).state).toBe("idle");
});

const PROBLEMS: Record<string, RegExp> = {
  "not-allowed": /does not allow the microphone/,
  "service-not-allowed": /does not allow the microphone/,
  "no-speech": /Nothing was heard/,
  network: /needs a connection/,
  "audio-capture": /No microphone was found/,
  "language-not-supported": /did not work/,
};
test("what goes wrong is said in the visitor's words, and goes when they try again", async ({
  page,
  widget,
  host,
  service,
}) => {
  await visit(page, widget, host, service, ON);
  const alert = widget.frame.getByRole("alert");
  for (const [error, said] of Object.entries(PROBLEMS)) {
    await microphone(widget).click();
    await expect(alert).toHaveCount(0);
    await fail(page, error);
    await expect(alert).toHaveText(said);
    await expect(microphone(widget)).toHaveAttribute("aria-pressed", "false");
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("it is there where the page wants it, the site allows it and the browser can; else nothing of it is loaded", async ({
  page,
  widget,
  host,
  service,
}) => {
  const loaded: string[] = [];
  page.on("request", (request) => /speech/.test(request.url()) && loaded.push(request.url()));
  const isAbsent = async () => {
    // The field is drawn, and what it wants has been asked for.
    await expect(widget.sendButton).toBeVisible();
    await widget.frame.getByRole("button", { name: "Emoji" }).click();
    await expect(widget.frame.getByRole("grid")).toBeVisible();
    await expect(microphone(widget)).toHaveCount(0);
    expect(loaded).toEqual([]);
  };
  await visit(page, widget, host, service);
  await isAbsent();
  await expect(widget.panel).not.toHaveAttribute("allow", /./);

  await service.changeSite("voice", "--features", "-voiceInput");
  await visit(page, widget, host, service, ON);
  await isAbsent();
  await service.changeSite("voice", "--features", "all");

  await visit(page, widget, host, service, ON, () => {
    delete (window as any).webkitSpeechRecognition;
    delete (window as any).SpeechRecognition;
  });
  await isAbsent();
});

test("the real browser lets the frame ask for the microphone where the page does, and nowhere else", async ({
  page,
  widget,
  host,
  service,
}) => {
  const isAllowed = () =>
    frameOf(page).evaluate(() => (document as any).featurePolicy.allowsFeature("microphone") as boolean);
  await visit(page, widget, host, service, ON);
  await expect.poll(isAllowed).toBe(true);
  await visit(page, widget, host, service);
  expect(await isAllowed()).toBe(false);
});
