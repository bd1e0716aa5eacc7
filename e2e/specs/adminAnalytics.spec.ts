import { readFileSync } from "node:fs";
import { expect, test as base } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";

// How conversations went, as the admin's page shows it, against a service of its own each.

const test = base.extend<{ admin: AdminPage }>({
  admin: async ({ page, ownService }, use) => {
    await use(new AdminPage(page, await ownService()));
  },
});

/** The service looks at what has changed every few seconds. */
const LOOKED = { timeout: 30_000 };

async function talked({ page, service }: AdminPage, count: number): Promise<void> {
  await service.changeSite("demo-shop", "--analytics", "on");
  await service.addConversations(count);
  const card = page.locator("dl .card").filter({ hasText: "Conversations" }).locator(".figure");
  await expect(async () => {
    await page.reload();
    await expect(card).toHaveText(String(count), { timeout: 2_000 });
  }).toPass(LOOKED);
}

test("conversations are counted, drawn by day and listed, and come page by page", async ({ admin }) => {
  const { page } = admin;
  await admin.enter("analytics", "viewer");
  await talked(admin, 52);
  const card = (name: string) => page.locator("dl .card").filter({ hasText: name });
  await expect(card("Conversations")).toContainText("208 messages");
  await expect(card("Completion").locator(".figure")).toHaveText("100 %");
  await expect(card("Resolution").locator(".figure")).toHaveText("100 %");
  await expect(card("Response time").locator(".figure")).toHaveText("5.0 s");
  await expect(page.getByRole("img", { name: /^Conversations by day/ })).toBeVisible();
  const rows = page.getByRole("region", { name: "Conversations", exact: true }).getByRole("row");
  await expect(rows).toHaveCount(51);
  await expect(rows.nth(1)).toContainText("c_1");
  await expect(rows.nth(1)).toContainText("completed");
  await expect(rows.nth(1)).toContainText("tracking an order");
  await page.getByRole("button", { name: "Older" }).press("Enter");
  await expect(rows).toHaveCount(53);
  await expect(page.getByRole("button", { name: "Older" })).toBeHidden();
  const table = page.getByRole("button", { name: "Show as table: Engagement by day (UTC)" });
  await table.press("Enter");
  await expect(page.getByRole("region", { name: "Engagement by day (UTC), as a table" })).toContainText(
    "no data",
  );
  expect(await admin.violations()).toEqual([]);
});

test("a time and a site leave the rest out, by the keyboard, and what is left is exported", async ({
  admin,
}) => {
  const { page, service } = admin;
  await service.saveSite("elsewhere", "https://elsewhere.example");
  await admin.enter("analytics");
  await talked(admin, 3);
  const rows = page.getByRole("region", { name: "Conversations", exact: true }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await page.getByRole("button", { name: "7 days" }).press("Enter");
  await expect(page.getByRole("button", { name: "7 days" })).toHaveAttribute("aria-pressed", "true");
  await expect(rows).toHaveCount(4);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^conversations-\d{4}-\d{2}-\d{2}\.csv$/);
  const lines = readFileSync(await file.path(), "utf8").split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toBe(
    "Conversation ID,Session ID,Calculated At,Avg Response Time (ms),Engagement Score,Completed,Resolution Achieved,Total Messages,Primary Topics",
  );
  expect(lines[1]).toMatch(/^c_1,v_1,.*,5000,\d+,yes,yes,4,track_order$/);
  await page.getByRole("button", { name: "From … to" }).press("Enter");
  await page.getByLabel("To", { exact: true }).fill("2020-01-01");
  await page.getByLabel("To", { exact: true }).press("Enter");
  await expect(page.getByText("There was no conversation in this time.")).toBeVisible();
  await page.getByRole("button", { name: "30 days" }).press("Enter");
  await expect(rows).toHaveCount(4);
  await page.getByLabel("Site").selectOption("elsewhere");
  await expect(page.getByText("There was no conversation in this time.")).toBeVisible();
  expect(await admin.violations()).toEqual([]);
});

test("where no site is looked at that is said, what cannot be loaded is tried again, and agents have no such page", async ({
  admin,
}) => {
  const { page } = admin;
  await admin.enter("analytics");
  await expect(page.getByText("No site has analytics on.")).toBeVisible();
  await expect(page.locator("dl .card").filter({ hasText: "Engagement" }).locator(".figure")).toHaveText("–");
  expect(await admin.violations()).toEqual([]);
  await page.route("**/api/admin/analytics?*", (route) => route.abort());
  await page.getByRole("button", { name: "7 days" }).click();
  await expect(page.getByText("This could not be loaded")).toBeVisible();
  await page.unroute("**/api/admin/analytics?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("No site has analytics on.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await admin.enter("analytics", "agent");
  await expect(page.getByText("Not yours to see")).toBeVisible();
  await expect(page.getByRole("navigation").getByRole("link", { name: "Analytics" })).toHaveCount(0);
});
