import { readFileSync } from "node:fs";
import { expect, test as base } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";

// Performance and alerts, as the admin's pages show them, against a service of its own each.

const test = base.extend<{ admin: AdminPage }>({
  admin: async ({ page, ownService }, use) => {
    const service = await ownService();
    await service.saveSite("north-shop", "https://north.example");
    for (const site of ["demo-shop", "north-shop"]) await service.changeSite(site, "--analytics", "on");
    await use(new AdminPage(page, service));
  },
});

const HOUR = 3_600_000;

/** Nine writes of ten succeed; all else is well, and most of it was not measured. */
const REPORT = {
  counters: { storageDone: 92, storageFailed: 8, errorQuota: 8, apiCalls: 40, longTasks: 6 },
};
const WELL = { counters: { storageDone: 100, apiCalls: 10 } };

test("health and metrics of all sites and of one, for a time that the address keeps", async ({ admin }) => {
  // Axe looks at 25 charts, and at 25 tables.
  test.slow();
  const { page, service } = admin;
  await service.reportMeasurements("demo-shop", { counters: REPORT.counters }, 3);
  await service.reportMeasurements("north-shop", WELL);
  const hour = Math.floor(Date.now() / HOUR) * HOUR;
  await service.addWindow("north-shop", hour - 30 * HOUR, { counters: { storageDone: 1, storageFailed: 9 } });
  await admin.enter("performance", "viewer");
  const health = page.getByRole("region", { name: "Health" });
  await expect(health).toContainText("of 4 reports");
  const tile = (name: string) => page.getByRole("figure", { name, exact: true });
  // 192 of 200 writes.
  await expect(tile("Success rate")).toContainText("96 %");
  await expect(tile("Calls")).toContainText("50");
  // What was not measured is neither 0 nor 100.
  await expect(tile("Render time").getByText("No data in this time")).toBeVisible();
  await expect(tile("Render time").getByText("no data", { exact: true })).toHaveCount(2);
  // The 23 metrics, and what is counted beside them.
  await expect(page.locator(".tile")).toHaveCount(25);
  await expect(tile("Long tasks")).toContainText("6");
  await expect(tile("Long tasks a report")).toContainText("1.5");
  await expect(tile("Success rate").getByRole("img")).toHaveAccessibleName(
    /^Success rate\. Success rate: from 96 % to 96 %, last 96 % at /,
  );
  await expect(tile("Success rate").locator("canvas")).toBeVisible();
  expect(await admin.violations()).toEqual([]);

  await page.getByRole("region", { name: "Sites" }).getByRole("link", { name: "north-shop" }).click();
  await expect(page).toHaveURL(/#\/performance\/24h\/north-shop$/);
  await expect(tile("Success rate")).toContainText("100 %");
  await page.getByRole("button", { name: "7 d" }).press("Enter");
  await expect(page).toHaveURL(/#\/performance\/7d\/north-shop$/);
  await expect(tile("Success rate")).toContainText("91.8 %");
  await page.reload();
  await expect(page.getByRole("button", { name: "7 d" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByLabel("Site")).toHaveValue("north-shop");

  // By the keyboard: the same as tables, with the windows that there are and those that there are not.
  await page.getByRole("button", { name: "Tables" }).press("Enter");
  const rows = page.getByRole("region", { name: "Success rate, as a table" }).getByRole("row");
  await expect(rows).toHaveCount(7 * 24 + 1);
  await expect(rows.filter({ hasText: "no data" })).toHaveCount(7 * 24 - 2);
  await expect(rows.filter({ hasText: "10 %" })).toHaveCount(1);
  await page.getByRole("button", { name: "1 h", exact: true }).press("Enter");
  await expect(rows).toHaveCount(13);
  expect(await admin.violations()).toEqual([]);
  await page.getByLabel("Site").selectOption("");
  await expect(page).toHaveURL(/#\/performance\/1h$/);
});

test("what is shown is exported, as CSV and as JSON", async ({ admin }) => {
  const { page, service } = admin;
  await admin.enter("performance/1h/demo-shop");
  await expect(page.getByText("No widget has reported anything in this time")).toBeVisible();
  await expect(page.getByRole("button", { name: "Export as CSV" })).toBeDisabled();
  expect(await admin.violations()).toEqual([]);
  await service.reportMeasurements("demo-shop", { counters: REPORT.counters }, 3);
  await page.reload();
  const saved = async (name: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    const file = await download;
    return [file.suggestedFilename(), readFileSync(await file.path(), "utf8")] as const;
  };
  const [csvName, csv] = await saved("Export as CSV");
  expect(csvName).toMatch(/^performance-demo-shop-1h-\d{4}-\d{2}-\d{2}\.csv$/);
  const [head, row] = csv.split("\r\n").map((line) => line.split(","));
  const cell = (name: string) => row![head!.indexOf(name)];
  expect([cell("reports"), cell("persistenceSuccess"), cell("errorsQuota"), cell("renderP95")]).toEqual([
    "3",
    "92",
    "8",
    "",
  ]);
  const [jsonName, json] = await saved("Export as JSON");
  expect(jsonName).toMatch(/\.json$/);
  const { total } = JSON.parse(json) as { total: { reports: number } };
  expect(total.reports).toBe(3);
});

test("what comes is there without a reload, and what cannot be loaded is tried again", async ({ admin }) => {
  const { page, service } = admin;
  await page.clock.install();
  await admin.enter("performance/1h");
  await expect(page.getByText("No widget has reported anything in this time")).toBeVisible();
  await service.reportMeasurements("demo-shop", WELL);
  await page.clock.fastForward(15_000);
  await expect(page.getByRole("region", { name: "Health" })).toContainText("of one report");
  await page.route("**/api/monitoring/widget?*", (route) => route.abort());
  await page.getByRole("button", { name: "30 d" }).click();
  await expect(page.getByText("This could not be loaded")).toBeVisible();
  await page.unroute("**/api/monitoring/widget?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: "Health" })).toBeVisible();
  // Where the script that draws does not arrive, the tables stand in its place.
  await page.route("**/admin/charts-*.js", (route) => route.abort());
  await page.reload();
  await expect(page.getByRole("region", { name: "Calls, as a table" })).toBeVisible();
});

test("a page that is left open asks for nothing, so that its session can end", async ({ admin }) => {
  const { page } = admin;
  await page.clock.install();
  await admin.enter("performance/1h");
  await expect(page.getByText("No widget has reported anything in this time")).toBeVisible();
  let asked = 0;
  await page.route("**/api/monitoring/widget?*", (route) => {
    ++asked;
    return route.continue();
  });
  const again = () => page.waitForResponse("**/api/monitoring/widget?*");
  await Promise.all([again(), page.clock.fastForward(15_000)]);
  expect(asked).toBe(1);
  await page.clock.fastForward(30 * 60_000);
  await page.clock.fastForward(15_000);
  await Promise.all([again(), page.keyboard.press("Shift")]);
  expect(asked).toBe(2);
});

test("nothing jumps where charts take the place of what was there before", async ({ admin }) => {
  const { page, service } = admin;
  await service.reportMeasurements("demo-shop", WELL);
  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route("**/admin/charts-*.js", (route) => held.then(() => route.continue()));
  await admin.enter("performance/1h");
  const last = page.locator(".tile").last();
  await last.waitFor();
  const before = await last.boundingBox();
  go();
  await expect(page.locator(".tile canvas").first()).toBeVisible();
  expect(await last.boundingBox()).toEqual(before);
});

test("an alert fires, is counted, is acknowledged once, and stands in the audit", async ({ admin }) => {
  const { page, service } = admin;
  await admin.enter("alerts");
  await expect(page.getByText("Nothing fires.")).toBeVisible();
  expect(await admin.violations()).toEqual([]);
  await service.reportMeasurements("demo-shop", { counters: REPORT.counters });
  // The service looks every 15 seconds, and so does the page.
  const row = page.getByRole("row").filter({ hasText: "WidgetPersistenceLow" });
  await expect(row).toBeVisible({ timeout: 35_000 });
  await expect(row).toContainText("92 %limit 95 %");
  await expect(row).toContainText("it still fires");
  await expect(page.getByRole("link", { name: /^Alerts 1 firing$/ })).toBeVisible({ timeout: 20_000 });
  expect(await admin.violations()).toEqual([]);
  await row.getByRole("button", { name: "Acknowledge WidgetPersistenceLow, demo-shop" }).press("Enter");
  await admin.confirm("Acknowledge");
  await expect(row).toContainText("admin-");
  await expect(row.getByRole("button")).toHaveCount(0);

  await page.getByLabel("Severity").selectOption("critical");
  await expect(page.getByText("There are no alerts of this kind.")).toBeVisible();
  await page.getByLabel("Severity").selectOption("");
  await page.getByLabel("Site").selectOption("north-shop");
  await expect(page.getByText("There are no alerts of this kind.")).toBeVisible();
  await admin.open("audit");
  await page.getByLabel("What").selectOption("alert");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("row").filter({ hasText: "demo-shop · WidgetPersistenceLow" })).toHaveCount(1);
});

test("who may only look acknowledges nothing, and agents have no such pages", async ({ admin }) => {
  const { page } = admin;
  await page.route("**/api/admin/alerts?*", (route) =>
    route.fulfill({ json: { alerts: [ALERT], next: null } }),
  );
  await admin.enter("alerts", "viewer");
  await expect(page.getByRole("row").filter({ hasText: "WidgetJank" })).toContainText("nobody yet");
  await expect(page.getByRole("button", { name: /Acknowledge/ })).toHaveCount(0);
  await page.unroute("**/api/admin/alerts?*");
  await page.getByRole("button", { name: "Sign out" }).click();
  for (const place of ["performance", "alerts"]) {
    await page.goto("about:blank");
    await admin.enter(place, "agent");
    await expect(page.getByText("Not yours to see")).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
  }
});

const ALERT = {
  id: "al_1",
  rule: "WidgetJank",
  site: "demo-shop",
  severity: "warning",
  status: "firing",
  value: 12.3,
  threshold: 10,
  description: "More than 10 % of the frames come late.",
  fired: Date.UTC(2026, 10, 5),
  seen: Date.UTC(2026, 10, 5),
  resolved: null,
  times: 1,
  acknowledged: null,
};

test("on a phone the navigation shows where one is, and nothing is wider than the window", async ({
  admin,
}) => {
  const { page } = admin;
  await page.setViewportSize({ width: 390, height: 844 });
  await admin.enter("alerts");
  await expect(page.getByText("Nothing fires.")).toBeVisible();
  const link = (name: string) => page.getByRole("navigation").getByRole("link", { name });
  await expect(link("Alerts")).toBeInViewport({ ratio: 0.98 });
  await admin.open("audit");
  await expect(link("Audit")).toBeInViewport({ ratio: 0.98 });
  await admin.open("performance");
  await expect(link("Performance")).toBeInViewport({ ratio: 0.98 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
