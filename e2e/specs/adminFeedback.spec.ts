import { readFileSync } from "node:fs";
import { expect, test as base } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";

// What visitors think, as the admin's page shows it, against a service of its own each.

const test = base.extend<{ admin: AdminPage }>({
  admin: async ({ page, ownService }, use) => {
    await use(new AdminPage(page, await ownService()));
  },
});

const SAID = [
  { type: "satisfaction", rating: 5, message: "Lovely rings", page: "https://shop.example/rings/?q=ada" },
  { type: "satisfaction", rating: 2, message: "Too slow" },
  { type: "nps", npsScore: 10 },
  { type: "bug", message: "=HYPERLINK, write to ada@shop.example", category: "checkout" },
];

test("feedback is counted, listed, and its views and filters leave the rest out", async ({ admin }) => {
  const { page, service } = admin;
  await service.giveFeedback(...SAID);
  await admin.enter("feedback", "viewer");
  const rows = page.getByRole("region", { name: "Feedback" }).getByRole("row");
  await expect(rows).toHaveCount(5);
  const card = (name: string) => page.locator("dl .card").filter({ hasText: name });
  await expect(card("Feedback")).toContainText("4");
  await expect(card("Average rating")).toContainText("3.50");
  await expect(card("NPS")).toContainText("+100");
  await expect(card("Urgent")).toContainText("2");
  const bug = rows.filter({ hasText: "HYPERLINK" });
  await expect(bug).toContainText("[email]");
  await expect(bug).toContainText("TICKET-");
  await expect(rows.filter({ hasText: "Lovely" })).toContainText("https://shop.example/rings/");
  await expect(page.getByText("q=ada")).toHaveCount(0);

  // By the keyboard: a view is a button that says whether it is pressed.
  await page.getByRole("button", { name: "Negative" }).press("Enter");
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Negative" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Urgent", exact: true }).press("Enter");
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "All", exact: true }).press("Enter");
  await page.getByLabel("What").selectOption("bug");
  await page.getByLabel("Domain").press("Enter");
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByLabel("Domain").fill("shop.example");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(rows).toHaveCount(2);
  expect(await admin.violations()).toEqual([]);
});

test("what the filters show is exported as a file that no spreadsheet runs", async ({ admin }) => {
  const { page, service } = admin;
  await service.giveFeedback(...SAID);
  await admin.enter("feedback");
  await page.getByRole("button", { name: "Urgent", exact: true }).click();
  await expect(page.getByRole("region", { name: "Feedback" }).getByRole("row")).toHaveCount(3);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^feedback-\d{4}-\d{2}-\d{2}\.csv$/);
  const lines = readFileSync(await file.path(), "utf8").split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`"'=HYPERLINK, write to [email]"`);
});

test("older feedback comes page by page, and the days are a chart and a table", async ({ admin }) => {
  const { page, service } = admin;
  await service.giveFeedback(
    ...Array.from({ length: 52 }, (_, number) => ({ type: "nps", npsScore: number % 11 })),
  );
  await admin.enter("feedback");
  const rows = page.getByRole("region", { name: "Feedback" }).getByRole("row");
  await expect(rows).toHaveCount(51);
  await page.getByRole("button", { name: "Older" }).click();
  await expect(rows).toHaveCount(53);
  await expect(page.getByRole("button", { name: "Older" })).toBeHidden();
  const chart = page.getByRole("figure", { name: "Feedback by day (UTC)" });
  await expect(chart.getByRole("img")).toHaveAccessibleName(/All: from 0 to 52, last 52 at /);
  await chart.getByRole("button", { name: "Show as table: Feedback by day" }).press("Enter");
  const days = page.getByRole("region", { name: "Feedback by day (UTC), as a table" }).getByRole("row");
  await expect(days).toHaveCount(15);
  await expect(days.nth(1)).toContainText("52");
  await expect(days.nth(2)).toContainText("00");
  expect(await admin.violations()).toEqual([]);
});

test("nothing yet is said so, what cannot be loaded is tried again, and agents have no such page", async ({
  admin,
}) => {
  const { page } = admin;
  await admin.enter("feedback");
  await expect(page.getByText("Nobody has said anything of this kind.")).toBeVisible();
  await expect(page.locator("dl .card").filter({ hasText: "NPS" })).toContainText("–");
  expect(await admin.violations()).toEqual([]);
  await page.route("**/api/feedback?*", (route) => route.abort());
  await page.getByRole("button", { name: "Negative" }).click();
  await expect(page.getByText("This could not be loaded")).toBeVisible();
  await page.unroute("**/api/feedback?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Nobody has said anything of this kind.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await admin.enter("feedback", "agent");
  await expect(page.getByText("Not yours to see")).toBeVisible();
  await expect(page.getByRole("navigation").getByRole("link", { name: "Feedback" })).toHaveCount(0);
});
