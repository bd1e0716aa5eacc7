import { expect, test as base } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";
import { WidgetPage } from "../pages/WidgetPage";

// What pages of the admin hear of changes, and how they come back to it.

const test = base.extend<{ admin: AdminPage }>({
  admin: async ({ page, ownService }, use) => {
    await use(new AdminPage(page, await ownService()));
  },
});

const EVENTS = "**/api/admin/events";
/** What a dashboard may be behind. */
const SOON = { timeout: 2_000 };

test("what a visitor says is seen within two seconds, also after the service has died", async ({
  admin,
  context,
}) => {
  const { page, service } = admin;
  const visitor = await context.newPage();
  const widget = new WidgetPage(visitor);
  await visitor.goto(`${service.shop}/embed/`);
  await widget.open();
  const listening = page.waitForResponse(EVENTS);
  await page.bringToFront();
  await admin.enter("feedback", "viewer");
  await listening;
  await expect(page.getByRole("heading", { name: "Feedback", level: 1 })).toBeVisible();

  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menuitem", { name: "Give feedback" }).click();
  const form = widget.frame.getByRole("group", { name: "Give feedback" });
  await form.getByRole("textbox", { name: "Message" }).fill("Lovely rings");
  await form.getByRole("button", { name: "Send", exact: true }).click();
  await expect(form).toContainText("Thank you");
  const rows = page.getByRole("region", { name: "Feedback" }).getByRole("row");
  await expect(rows.filter({ hasText: "Lovely rings" })).toBeVisible(SOON);

  const again = page.waitForResponse((response) => response.url().endsWith("/events") && response.ok());
  await service.kill();
  await service.restart();
  await again;
  await service.giveFeedback({ type: "general", message: "Back again" });
  await expect(rows.filter({ hasText: "Back again" })).toBeVisible(SOON);
});

test("who does not look has no stream, and who looks again sees what there is", async ({
  admin,
  request,
}) => {
  const { page, service } = admin;
  const streams = async () => /^pipit_event_streams (\d+)/m.exec(await figures())?.[1];
  const figures = async () => (await request.get(`${service.shop}/api/metrics`)).text();
  const look = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  await admin.enter("feedback");
  await expect.poll(streams).toBe("1");
  await look(true);
  await expect.poll(streams).toBe("0");
  await service.giveFeedback({ type: "general", message: "Unseen" });
  await look(false);
  await expect(page.getByRole("row").filter({ hasText: "Unseen" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect.poll(streams).toBe("0");
});

test("without a stream it is asked every 15 s", async ({ admin }) => {
  const { page, service } = admin;
  await page.route(EVENTS, (route) => route.fulfill({ status: 503, body: "{}" }));
  await page.clock.install();
  await admin.enter("feedback");
  await expect(page.getByText("Nobody has said anything")).toBeVisible();
  await service.giveFeedback({ type: "general", message: "Asked for" });
  await page.clock.fastForward(15_000);
  await expect(page.getByRole("row").filter({ hasText: "Asked for" })).toBeVisible();
});
