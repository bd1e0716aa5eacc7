import type { Page } from "@playwright/test";
import { expect, test as base } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";
import { WidgetPage } from "../pages/WidgetPage";

// The admin's pages, each against a service of its own.

const test = base.extend<{ admin: AdminPage }>({
  admin: async ({ page, ownService }, use) => {
    await use(new AdminPage(page, await ownService()));
  },
});

const nav = (page: Page) => page.getByRole("navigation", { name: "Admin" });

test("a wrong password is said, the right one leads to what was asked for, and signing out ends it", async ({
  admin,
}) => {
  const { page, service } = admin;
  const password = await service.addUser("ada", "admin");
  await admin.open("rollouts");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await admin.signIn("ada", "not this one");
  await expect(page.getByRole("alert")).toHaveText("The name or the password is wrong.");
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  await admin.signIn("ada", password);
  await expect(admin.heading).toHaveText("Rollouts");
  await page.reload();
  await expect(admin.heading).toHaveText("Rollouts");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(admin.heading).toHaveText("Sign in");
  await page.reload();
  await expect(admin.heading).toHaveText("Sign in");
});

test("who is locked out reads when to try again, and a new password ends it", async ({ admin, browser }) => {
  const { page, service } = admin;
  await service.addUser("ada", "viewer");
  await admin.open();
  for (let attempt = 0; attempt < 5; ++attempt) {
    await admin.signIn("ada", `wrong ${attempt}`);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  }
  await admin.signIn("ada", "wrong again");
  await expect(page.getByRole("alert")).toHaveText(
    /Too many wrong passwords\. Try again at \d\d:\d\d, in 1?\d minutes?\./,
  );

  const boss = new AdminPage(await (await browser.newContext()).newPage(), service);
  await boss.enter("users");
  await boss.page.getByRole("button", { name: "New password: ada" }).click();
  await boss.confirm("Make a new password");
  const fresh = await boss.dialog.getByLabel("Password").textContent();
  await admin.signIn("ada", fresh!);
  await expect(admin.heading).toHaveText("Sites");
  await boss.page.context().close();
});

test("a session that has ended asks for the password again, and keeps what was open", async ({ admin }) => {
  const { page } = admin;
  const { name, password } = await admin.enter("sites/demo-shop");
  await page.getByLabel("Welcome").fill("What may it be?");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Sign in again to go on where you were.")).toBeVisible();
  await admin.signIn(name, password);
  await expect(page.getByLabel("Welcome")).toHaveValue("What may it be?");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
});

test("a viewer sees, and is offered nothing that they may not do", async ({ admin }) => {
  const { page, service } = admin;
  await service.operate("rollout", "create", "tabSync");
  await admin.enter("", "viewer");
  await expect(admin.heading).toHaveText("Sites");
  await expect(nav(page).getByRole("link")).toHaveText([
    "Sites",
    "Feature flags",
    "Rollouts",
    "Performance",
    "Alerts",
    "Feedback",
    "Analytics",
  ]);
  await page.getByRole("link", { name: "demo-shop" }).click();
  await expect(page.getByLabel("Welcome")).toBeDisabled();
  await nav(page).getByRole("link", { name: "Feature flags" }).click();
  await expect(page.getByText("retryLogic", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Off" })).toHaveCount(0);
  await nav(page).getByRole("link", { name: "Rollouts" }).click();
  await expect(page.getByRole("heading", { name: "tabSync" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await admin.open("users");
  await expect(page.getByText("Not yours to see")).toBeVisible();
});

test("a flag is switched with a reason, says where it comes from, and stands in the audit", async ({
  admin,
}) => {
  const { page } = admin;
  const { name } = await admin.enter("flags/site/demo-shop");
  const row = page.getByRole("listitem").filter({ has: page.getByText("enhancedStorage", { exact: true }) });
  await expect(row.first()).toContainText("by default");
  await row.getByRole("button", { name: "Off", exact: true }).click();
  await expect(admin.dialog.getByRole("button", { name: "Switch off" })).toBeDisabled();
  await admin.confirm("Switch off");
  await expect(row.first()).toContainText("by the site's flag");
  await expect(row.getByRole("button", { name: "Off", exact: true })).toBeFocused();
  const sync = page.getByRole("listitem").filter({ has: page.getByText("tabSync", { exact: true }) });
  await expect(sync).toContainText("since it needs");

  await nav(page).getByRole("link", { name: "Audit" }).click();
  const entry = page.getByRole("row").filter({ hasText: "enhancedStorage" });
  await expect(entry).toContainText(name);
  await expect(entry).toContainText("a test");
});

test("a rollout is planned, started, advanced past its gate with a word, paused and taken back", async ({
  admin,
}) => {
  const { page } = admin;
  await admin.enter("rollouts");
  await expect(page.getByText("No feature has a rollout")).toBeVisible();
  await page.getByRole("button", { name: "New rollout" }).click();
  await admin.dialog.getByLabel("Feature").selectOption("tabSync");
  await admin.dialog.getByLabel("Sites that are always in").fill("demo-shop");
  await admin.confirm("Create");
  const card = page.getByRole("region", { name: "tabSync" });
  await expect(card).toContainText("planned");
  await card.getByRole("button", { name: "Start" }).click();
  await admin.confirm("Start");
  await expect(card.getByRole("listitem").filter({ hasText: "internal" })).toHaveAttribute(
    "aria-current",
    "step",
  );

  await card.getByRole("button", { name: "Next step" }).click();
  await admin.dialog.getByLabel("Reason").fill("a test");
  await admin.dialog.getByRole("button", { name: "Take the next step" }).click();
  await expect(admin.dialog.getByRole("alert")).not.toBeEmpty();
  await admin.dialog.getByLabel(/Pass this gate/).check();
  await admin.confirm("Take the next step");
  await expect(card).toContainText("10 %");

  await card.getByRole("button", { name: "Pause" }).click();
  await admin.confirm("Pause");
  await expect(card).toContainText("paused");
  await card.getByRole("button", { name: "Roll back" }).click();
  await admin.confirm("Roll back");
  await expect(card).toContainText("rolled back");
  await card.getByText(/^History/).click();
  await expect(card.getByRole("row").filter({ hasText: "overridden" })).toHaveCount(1);
});

test("the emergency rollback by its button reaches a page that stands open within a minute", async ({
  admin,
  browser,
}) => {
  const shop = await (await browser.newContext()).newPage();
  await shop.clock.install();
  const widget = new WidgetPage(shop);
  await widget.visit(`${admin.service.shop}/embed/`);
  await expect(widget.composer).toBeVisible();
  const isRetried = watchRetries(shop);

  await admin.enter("rollouts");
  await admin.page.getByRole("button", { name: "Emergency rollback" }).click();
  await expect(admin.dialog.getByRole("button", { name: "Roll back phases 2 and 3" })).toBeDisabled();
  await admin.confirm("Roll back phases 2 and 3", "ROLLBACK");
  await expect(admin.page.getByText(/^Taken back: .*retryLogic/)).toBeVisible();
  await expect(admin.page.getByRole("region", { name: "retryLogic" })).toContainText("rolled back");

  // What is not tried again by itself is marked at once.
  const asked = shop.waitForResponse(/api\/widget\/config/);
  await shop.clock.fastForward(60_000);
  await asked;
  await shop.route("**/api/chat", (route) => route.fulfill({ status: 503 }));
  await widget.ask("a ring under $300");
  await expect(widget.log.getByRole("button", { name: "Retry" })).toBeVisible();
  expect(isRetried()).toBe(1);
  await shop.context().close();
});

/** How often a message was sent from now on. */
function watchRetries(page: Page): () => number {
  let sent = 0;
  page.on("request", (request) => (sent += Number(request.url().endsWith("/api/chat"))));
  return () => sent;
}

test("the kill switch by its button closes a chat that is open, and each page of the admin says that it is on", async ({
  admin,
  browser,
}) => {
  const shop = await (await browser.newContext()).newPage();
  await shop.clock.install();
  const widget = new WidgetPage(shop);
  await widget.visit(`${admin.service.shop}/embed/`);
  await admin.enter("rollouts");
  await admin.page.getByRole("button", { name: "Turn the kill switch on" }).click();
  await admin.confirm("Take the chat off every site", "KILL");
  await nav(admin.page).getByRole("link", { name: "Sites" }).click();
  await expect(admin.page.getByText("The kill switch is on.")).toBeVisible();
  await shop.clock.fastForward(60_000);
  await expect(shop.getByRole("alert")).toHaveText("The chat is not available here.");
  await admin.page.getByRole("link", { name: "Where it is turned off" }).click();
  await admin.page.getByRole("button", { name: "Turn the kill switch off" }).click();
  await admin.confirm("Give the chat back to every site");
  await expect(admin.page.getByText("The kill switch is on.")).toBeHidden();
  await shop.context().close();
});
