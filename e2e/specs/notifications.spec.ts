import type { BrowserContext, Page } from "@playwright/test";
import { ALL_DRAWN, wholeBrowser } from "../fixtures/chromium";
import { expect, test } from "../fixtures/test";
import { TabGroup } from "../pages/TabGroup";
import { openTab } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

// A shell has no permissions to give.
test.use({ launchOptions: wholeBrowser(), ...ALL_DRAWN });

/** Milliseconds between two words of an answer. */
const SLOWLY = 60;

interface Shown {
  title: string;
  body: string;
  tag: string;
}
declare const window: {
  shown: (Shown & { notification: Notification })[];
  asked: number;
} & typeof globalThis;

/** What the page shows, and how often it asks for leave, as the real API is told. The window is behind another one. */
async function watch(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (self !== top) return;
    const Real = window.Notification;
    window.shown = [];
    window.asked = 0;
    window.Notification = class extends Real {
      static override requestPermission(): Promise<NotificationPermission> {
        window.asked++;
        return Real.requestPermission();
      }
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        if (title) window.shown.push({ title, body: options!.body!, tag: options!.tag!, notification: this });
      }
    };
    document.hasFocus = () => false;
  });
}

const shown = (page: Page): Promise<Shown[]> =>
  page.evaluate(() => window.shown.map(({ title, body, tag }) => ({ title, body, tag })));

const item = (widget: WidgetPage) => widget.frame.getByRole("menuitemcheckbox", { name: "Notifications" });

async function openMenu(widget: WidgetPage): Promise<void> {
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menu").waitFor();
}

async function turnOn(widget: WidgetPage): Promise<void> {
  await openMenu(widget);
  await item(widget).click();
  await expect(item(widget)).toBeChecked();
  await widget.page.keyboard.press("Escape");
}

test("an answer is shown once, in the tab where the visitor wrote, and pressing it opens the chat there", async ({
  context,
  ownService,
}) => {
  const service = await ownService({ pace: SLOWLY });
  await context.grantPermissions(["notifications"], { origin: service.shop });
  await watch(context);
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 2);
  const [first, second] = group.tabs as [WidgetPage, WidgetPage];
  await turnOn(second);
  await openMenu(first);
  await expect(item(first)).toBeChecked();
  await first.page.keyboard.press("Escape");
  await second.ask("hello");
  await second.launcher.click();
  await expect.poll(() => shown(second.page)).toHaveLength(1);
  const [{ title, body, tag }] = (await shown(second.page)) as [Shown];
  expect(title).toBe("Assistant");
  expect(tag).toBe("pipit:demo-shop");
  expect(body.length).toBeGreaterThan(0);
  expect([...body].length).toBeLessThanOrEqual(200);
  expect(body).not.toMatch(/\*\*|\]\(/);
  expect(await shown(first.page)).toEqual([]);
  await expect(second.panel).toBeHidden();
  await second.page.evaluate(() => window.shown[0]!.notification.dispatchEvent(new Event("click")));
  await expect(second.panel).toBeVisible();
  await expect(second.log.getByText(body.slice(0, 20))).toBeVisible();
});

test("nothing is asked before the switch is pressed, and nothing is shown while it is off or somebody looks", async ({
  context,
  service,
}) => {
  await context.grantPermissions(["notifications"], { origin: service.shop });
  await watch(context);
  const widget = await openTab(context, `${service.shop}/embed/`);
  await openMenu(widget);
  await expect(item(widget)).not.toBeChecked();
  expect(await widget.page.evaluate(() => window.asked)).toBe(0);
  await item(widget).click();
  await expect(item(widget)).toBeChecked();
  expect(await widget.page.evaluate(() => window.asked)).toBe(1);
  await widget.page.keyboard.press("Escape");
  await widget.page.evaluate(() => (document.hasFocus = () => true));
  await widget.ask("hello");
  await expect(widget.log.locator('[data-author="assistant"] .text:not(.streaming)')).toHaveCount(1);
  await openMenu(widget);
  await item(widget).click();
  await expect(item(widget)).not.toBeChecked();
  await widget.page.keyboard.press("Escape");
  await widget.page.evaluate(() => (document.hasFocus = () => false));
  await widget.ask("hello again");
  await expect(widget.log.locator('[data-author="assistant"] .text:not(.streaming)')).toHaveCount(2);
  expect(await shown(widget.page)).toEqual([]);
});

test("a press in the frame is one in the page: what the browser asks, it asks for a visitor who is there", async ({
  context,
  service,
}) => {
  await context.addInitScript(() => {
    const { requestPermission } = Notification;
    Notification.requestPermission = function () {
      document.title = `asked ${navigator.userActivation.isActive}`;
      return requestPermission.call(this);
    };
  });
  const widget = await openTab(context, `${service.shop}/embed/`);
  await openMenu(widget);
  await item(widget).click();
  await expect(widget.page).toHaveTitle("asked true");
});

test("where the browser refuses, the menu says so and the switch stays off", async ({ context, service }) => {
  // Without leave and without a person to give it, the browser without a window refuses.
  const widget = await openTab(context, `${service.shop}/embed/`);
  await openMenu(widget);
  await item(widget).click();
  await expect(widget.frame.getByRole("alert")).toHaveText(/blocks notifications/);
  await expect(item(widget)).not.toBeChecked();
});

test("what was allowed and is so no longer is not on", async ({ context, service }) => {
  await context.grantPermissions(["notifications"], { origin: service.shop });
  const widget = await openTab(context, `${service.shop}/embed/`);
  await turnOn(widget);
  await context.clearPermissions();
  await widget.page.reload();
  await widget.composer.waitFor();
  await openMenu(widget);
  await expect(item(widget)).not.toBeChecked();
});

test("where a page can show none, the menu says so without asking", async ({ context, service }) => {
  await context.addInitScript(() => {
    if (self === top) Reflect.deleteProperty(window, "Notification");
  });
  const widget = await openTab(context, `${service.shop}/embed/`);
  await openMenu(widget);
  await item(widget).click();
  await expect(widget.frame.getByRole("alert")).toHaveText("Notifications are not possible here.");
});

test("where its script does not come the menu says so, and it is asked for again", async ({
  context,
  service,
}) => {
  const script = "**/assets/forward-*.js";
  const widget = await openTab(context, `${service.shop}/embed/`);
  const frame = widget.page.frames().find((each) => each.url().includes("/frame/"))!;
  // The frame waits 10 s of its own time.
  await frame.evaluate(() => {
    const { setTimeout } = window;
    Object.assign(window, { setTimeout: (act: () => void, delay = 0) => setTimeout(act, delay / 20) });
  });
  await context.route(script, (route) => route.abort());
  await openMenu(widget);
  await item(widget).click();
  await expect(widget.frame.getByRole("alert")).toHaveText(/could not be loaded/);
  await context.unroute(script);
  await context.grantPermissions(["notifications"], { origin: service.shop });
  await item(widget).click();
  await expect(item(widget)).toBeChecked();
});

test("a page that wants none does not offer them", async ({ page, widget, host, service }) => {
  await service.saveSite("silent", host.origin);
  const html =
    `<!doctype html><html lang="en"><title>A page</title>` +
    `<script async src="${service.widget}/pipit.js" data-site="silent" data-notifications="false"></script>`;
  await page.goto(host.put("/silent", { html }));
  await widget.open();
  await openMenu(widget);
  await expect(widget.frame.getByRole("menuitemcheckbox")).toHaveCount(1);
});
