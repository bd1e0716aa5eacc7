import { expect, test as base } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";

// Sites, users, own password and audit, against a service of its own each.

const test = base.extend<{ admin: AdminPage }>({
  admin: async ({ page, ownService }, use) => {
    await use(new AdminPage(page, await ownService()));
  },
});

test("a site's list refuses what is no origin, takes one, and the service's own words stand at the field", async ({
  admin,
}) => {
  const { page } = admin;
  await admin.enter("sites/demo-shop");
  const field = page.getByLabel("Another origin");
  await field.fill("shop.example/path");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^An origin such as/)).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("https://*.co.uk");
  await field.press("Enter");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(field).toHaveAccessibleDescription(/allowed: an origin such as/);
  await page.getByRole("button", { name: "Remove https://*.co.uk" }).click();
  await field.fill("https://other.example");
  await field.press("Enter");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("https://other.example", { exact: true })).toBeVisible();
});

test("the preview shows what stands in the form before it is saved, and the frame has it afterwards", async ({
  admin,
}) => {
  const { page, service } = admin;
  await admin.enter("sites/demo-shop");
  const preview = page.frameLocator("iframe");
  await expect(preview.getByText("Assistant", { exact: true }).first()).toBeVisible();
  await page.getByLabel("Name of who answers").fill("Ada");
  await page.getByLabel("Accent", { exact: true }).fill("#aa3355");
  await expect(preview.getByText("Ada", { exact: true }).first()).toBeVisible();
  const accent = () =>
    preview.locator("html").evaluate((root) => getComputedStyle(root).getPropertyValue("--own"));
  await expect.poll(accent).toContain("#aa3355");
  await page.getByLabel("Theme").selectOption("dark");
  await expect.poll(() => preview.locator("html").evaluate((root) => root.style.colorScheme)).toBe("dark");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const frame = await (await fetch(`${service.widget}/frame/?site=demo-shop`)).text();
  expect(frame).toContain('"botName":"Ada"');
  expect(frame).toContain("#aa3355");
});

test("the tag that is shown runs on a page of the site, with its hash", async ({ admin, host }) => {
  const { page, service } = admin;
  await service.saveSite("tagged", host.origin);
  await admin.enter("sites/tagged");
  await page.getByLabel("Corner", { exact: true }).selectOption("bottom-left");
  const tag = page.getByRole("region", { name: "The tag to copy" });
  await expect(tag).toContainText('data-position="bottom-left"');
  const html = (await tag.textContent())!.trim();
  expect(html).toMatch(/ integrity="sha256-[^"]+" crossorigin="anonymous"/);
  await page.goto(host.put("/tagged", { html }));
  await expect(page.getByRole("button", { name: "Open chat" })).toBeVisible();
});

test("a user is added with a password that is shown once, changes it, and is removed", async ({ admin }) => {
  const { page } = admin;
  const boss = await admin.enter("users");
  await page.getByRole("button", { name: "Add a user" }).click();
  await admin.dialog.getByLabel("Name").fill("not a name");
  await admin.dialog.getByRole("button", { name: "Add" }).click();
  await expect(admin.dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await admin.dialog.getByLabel("Name").fill("ada");
  await admin.dialog.getByLabel("All sites").uncheck();
  await admin.dialog.getByLabel("Their sites").fill("demo-shop");
  await admin.confirm("Add");
  const password = (await admin.dialog.getByLabel("Password").textContent())!;
  await admin.dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row").filter({ hasText: "ada" })).toContainText("demo-shop");

  await page.getByRole("button", { name: "Sign out" }).click();
  await admin.signIn("ada", password);
  await page.getByRole("link", { name: /^ada/ }).click();
  await page.getByLabel("The one you have").fill("wrong");
  await page.getByLabel("A new one").fill("a longer pass phrase");
  await page.getByLabel("The new one again").fill("a longer pass phrase");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("The one you have").fill(password);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await admin.signIn("ada", "a longer pass phrase");
  await page.getByRole("button", { name: "Sign out" }).click();

  await admin.signIn(boss.name, boss.password);
  await admin.open("users");
  await page.getByRole("button", { name: "Remove: ada" }).click();
  await admin.confirm("Remove");
  await expect(page.getByRole("row").filter({ hasText: "ada" })).toHaveCount(0);
});

test("the audit is filtered, and goes back page by page", async ({ admin }) => {
  const { page, service } = admin;
  for (let change = 0; change < 26; ++change) {
    await service.operate("flag", "set", "--site", "demo-shop", "tabSync=off");
    await service.operate("flag", "set", "--site", "demo-shop", "tabSync=default");
  }
  await admin.enter("audit");
  const rows = page.getByRole("row");
  await expect(rows).toHaveCount(51);
  await page.getByRole("button", { name: "Older" }).click();
  await expect(page.getByRole("button", { name: "Older" })).toBeHidden();
  expect(await rows.count()).toBeGreaterThan(52);
  await page.getByLabel("What").selectOption("session");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(rows).toHaveCount(2);
});

test("by the keyboard alone: past the links, to the page's title, and out of a dialog to its button", async ({
  admin,
}) => {
  const { page } = admin;
  await admin.enter("");
  await page.getByRole("link", { name: "Rollouts" }).focus();
  await page.keyboard.press("Enter");
  await expect(admin.heading).toHaveText("Rollouts");
  await expect(admin.heading).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "New rollout" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(admin.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(admin.dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "New rollout" })).toBeFocused();
});

test("what cannot be loaded is said, and tried again", async ({ admin }) => {
  const { page } = admin;
  await admin.enter("");
  await page.route("**/api/admin/rollout", (route) => route.abort());
  await page.getByRole("link", { name: "Rollouts" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  await page.unroute("**/api/admin/rollout");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("No feature has a rollout")).toBeVisible();
});
