import type { Locator, Page, Route } from "@playwright/test";
import { launchOptions } from "../fixtures/gallery";
import { answerWithMeasured } from "../fixtures/measured";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";

// Each of the admin's pages passes axe, in the dark and on a phone as well, and looks as it did.

test.use({
  launchOptions,
  trace: "off",
  locale: "en-US",
  timezoneId: "UTC",
  deviceScaleFactor: 1,
  contextOptions: { reducedMotion: "reduce" },
});

const NOW = Date.UTC(2026, 10, 5, 9, 7);
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Each with what is there once all of it is. */
const PLACES: Record<string, [place: string, ready: (page: Page) => Promise<unknown>]> = {
  sites: ["sites", (page) => page.getByLabel("Search").fill("north")],
  site: ["sites/north-shop", (page) => page.frameLocator("iframe").getByText("Thank you!").waitFor()],
  conversations: ["conversations", (page) => page.locator(".conversations a").waitFor()],
  flags: ["flags/site/north-shop", (page) => page.getByText("voiceInput", { exact: true }).waitFor()],
  rollouts: ["rollouts", (page) => page.getByRole("region", { name: "tabSync" }).waitFor()],
  performance: ["performance", (page) => page.locator("canvas").nth(22).waitFor()],
  alerts: ["alerts", (page) => page.getByRole("button", { name: "All", exact: true }).click()],
  feedback: ["feedback", (page) => page.locator("canvas").nth(1).waitFor()],
  users: ["users", (page) => page.getByRole("row").filter({ hasText: "ingrid" }).waitFor()],
  audit: ["audit", (page) => page.getByRole("row").filter({ hasText: "north-shop" }).first().waitFor()],
  account: ["account", (page) => page.getByLabel("The one you have").waitFor()],
};

/** Times, tickets, the service's port and the hash of its script differ from run to run. */
const settle = (page: Page) =>
  page.evaluate(() => {
    for (const time of document.querySelectorAll("time")) time.textContent = "5 Nov 2026, 09:07";
    for (const ticket of document.querySelectorAll(".ticket")) ticket.textContent = "TICKET-7K3M9QXA";
    for (const day of document.querySelectorAll(".day")) day.textContent = "2026-11-05";
    for (const code of document.querySelectorAll(".code code"))
      code.textContent = "<script async …></script>";
  });

async function look(
  admin: AdminPage,
  name: string,
  colorScheme: "light" | "dark",
  size = DESK,
  part: Page | Locator = admin.page,
): Promise<void> {
  const { page } = admin;
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(size);
  expect.soft(await admin.violations(), `${name}, ${colorScheme}`).toEqual([]);
  const ending = size === PHONE ? "-phone" : colorScheme === "dark" ? "-dark" : "";
  await settle(page);
  await expect.soft(part as Page).toHaveScreenshot(`admin-${name}${ending}.png`);
}

/** The axis of the days has the service's own. */
async function givenToday(route: Route): Promise<void> {
  const response = await route.fetch();
  const answer = (await response.json()) as { stats: { by_day: { date: string }[] } };
  for (const day of answer.stats.by_day) day.date = "2026-11-05";
  await route.fulfill({ response, json: answer });
}

/** A service with something of everything, and its admin's sign-in. */
async function begin(page: Page, service: Pipitd): Promise<[admin: AdminPage, password: string]> {
  await service.saveSite("north-shop", "https://north.example", "https://*.north.example");
  const changes = { organization: "acme", accent: "#7a3b9a", "bot-name": "Nora" };
  const options = Object.entries(changes).flatMap(([name, value]) => [`--${name}`, value]);
  await service.changeSite("north-shop", ...options);
  await service.operate("flag", "set", "--site", "north-shop", "enhancedStorage=off");
  await service.operate("rollout", "create", "tabSync", "--whitelist", "north-shop");
  await service.operate("rollout", "start", "tabSync");
  await service.operate("rollout", "create", "retryLogic");
  await service.giveFeedback(
    {
      type: "satisfaction",
      rating: 5,
      message: "Found it in a minute",
      page: "https://north.example/rings/",
    },
    { type: "nps", npsScore: 9 },
    { type: "nps", npsScore: 7 },
    { type: "bug", message: "The size chart does not close", category: "rings" },
    { type: "satisfaction", rating: 2, message: "Too slow" },
  );
  await service.addUser("ingrid", "agent", "north-shop");
  const password = await service.addUser("ada", "admin");
  await page.clock.setFixedTime(NOW);
  await answerWithMeasured(page, NOW);
  await page.route("**/api/feedback?*", givenToday);
  return [new AdminPage(page, service), password];
}

async function signedIn(page: Page, service: Pipitd): Promise<AdminPage> {
  const [admin, password] = await begin(page, service);
  await admin.open();
  await admin.signIn("ada", password);
  await expect(admin.heading).toHaveText("Sites");
  return admin;
}

/** In the light, in the dark and on a phone. */
async function lookAtAll(admin: AdminPage, name: string, part?: Locator): Promise<void> {
  await look(admin, name, "light", DESK, part);
  await look(admin, name, "dark", DESK, part);
  await look(admin, name, "light", PHONE, part);
}

test.describe("passes axe, in the dark and on a phone as well, and looks as it did", () => {
  test("the sign-in", async ({ page, ownService }) => {
    const [admin] = await begin(page, await ownService());
    await admin.open();
    await page.getByLabel("Password").waitFor();
    await lookAtAll(admin, "login");
  });

  for (const [name, [place, ready]] of Object.entries(PLACES))
    test(`the page ${name}`, async ({ page, ownService }) => {
      const admin = await signedIn(page, await ownService());
      await admin.open(place);
      await ready(page);
      await lookAtAll(admin, name);
    });

  for (const [name, title] of Object.entries({ hours: "Hours", prechat: "Before a chat begins" }))
    test(`a site's part ${name}`, async ({ page, ownService }) => {
      const service = await ownService();
      const admin = await signedIn(page, service);
      const hours = ["--hours", "Mon-Fri 09:00-12:30,13:00-17:00", "--timezone", "Europe/Berlin"];
      await service.changeSite("north-shop", ...hours, "--closed", "2026-12-25", "--prechat", "name,email!");
      await admin.open("sites/north-shop");
      await page.frameLocator("iframe").getByText("Thank you!").waitFor();
      await lookAtAll(admin, name, page.getByRole("region", { name: title }));
    });

  test("a site's texts", async ({ page, ownService }) => {
    const service = await ownService();
    const admin = await signedIn(page, service);
    await service.reword("north-shop", { en: { messages: "What was said" } });
    await admin.open("sites/north-shop/texts");
    await page.getByLabel("messages", { exact: true }).waitFor();
    await page.getByRole("searchbox").fill("message");
    await lookAtAll(admin, "texts");
  });

  test("the emergency rollback's question", async ({ page, ownService }) => {
    const admin = await signedIn(page, await ownService());
    await page.setViewportSize(DESK);
    await admin.open("rollouts");
    await page.getByRole("button", { name: "Emergency rollback" }).click();
    await admin.dialog.getByLabel("Reason").waitFor();
    // How far the button was scrolled into sight is the browser's affair.
    await page.evaluate(() => scrollTo(0, 0));
    for (const scheme of ["light", "dark"] as const) await look(admin, "emergency", scheme);
  });
});
