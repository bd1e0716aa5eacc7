import { expect, test as base } from "../fixtures/test";
import { AdminPage } from "../pages/AdminPage";
import { WidgetPage } from "../pages/WidgetPage";

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
  const origins = page.getByRole("region", { name: "Allowed origins" });
  await origins.getByRole("button", { name: "Add" }).click();
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

test("a site's hours, and what is asked before a chat, are refused at their fields and taken", async ({
  admin,
  host,
  context,
}) => {
  const { page, service } = admin;
  await service.saveSite("asking", host.origin);
  await admin.enter("sites/asking");
  const hours = page.getByRole("region", { name: "Hours" });
  await expect(hours.getByLabel("Hours of the week")).toBeHidden();
  await hours.getByLabel("Somebody is there").selectOption("at hours of the week");
  const week = hours.getByLabel("Hours of the week");
  await expect(week).toHaveValue("Mon-Fri 09:00-17:00");
  const save = page.getByRole("button", { name: "Save", exact: true });

  // What is emptied by mistake is not "always".
  await week.fill("");
  await save.click();
  await expect(week).toHaveAttribute("aria-invalid", "true");
  await week.fill("Mon 09:00-25:00");
  await save.click();
  await expect(week).toHaveAccessibleDescription(/allowed: /);
  await week.fill("Mon-Sun 00:00-24:00");
  const zone = hours.getByLabel("Time zone");
  await zone.fill("Europe/Nowhere");
  await save.click();
  await expect(zone).toHaveAccessibleDescription(/is no time zone/);
  await zone.fill("Europe/Berlin");

  // A day is added and taken away by the keyboard alone, and the focus stays near.
  const day = hours.getByLabel("Another closed day");
  await day.press("Enter");
  await expect(day).toHaveAccessibleDescription("A day of the calendar.");
  for (const date of ["2026-12-26", "2026-12-25"]) {
    await day.fill(date);
    await day.press("Enter");
  }
  await expect(hours.getByRole("listitem")).toHaveText([/2026-12-25/, /2026-12-26/]);
  await hours.getByRole("button", { name: "Remove 2026-12-26" }).press("Enter");
  await expect(day).toBeFocused();

  const prechat = page.getByRole("region", { name: "Before a chat begins" });
  await prechat.getByLabel("E-mail address").selectOption("has to be filled in");
  await prechat.getByLabel("Name").selectOption("may be left out");
  await prechat.getByLabel("Order").selectOption("has to be filled in");
  await prechat.getByLabel("Order").selectOption("not asked");
  await save.click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.reload();
  await expect(week).toHaveValue("Mon-Sun 00:00-24:00");
  await expect(zone).toHaveValue("Europe/Berlin");
  await expect(hours.getByRole("listitem")).toHaveText([/2026-12-25/]);
  expect(await admin.violations()).toEqual([]);

  const shop = new WidgetPage(await context.newPage());
  const html = `<script async src="${service.widget}/pipit.js" data-site="asking"></script>`;
  await shop.visit(host.put("/asking", { html }));
  await shop.ask("a ring under $300");
  const form = shop.log.getByRole("group", { name: "Before we begin" });
  await expect(form.getByRole("textbox")).toHaveCount(2);
  await expect(form.getByRole("textbox", { name: "Your e-mail address" })).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Your name (optional)" })).toBeVisible();
});

test("hours that are taken away are always, and never is until further notice", async ({ admin }) => {
  const { page, service } = admin;
  await service.changeSite("demo-shop", "--hours", "Mon 09:00-10:00");
  await admin.enter("sites/demo-shop");
  const way = page.getByLabel("Somebody is there");
  const saved = async () => {
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    return (await fetch(`${service.widget}/api/widget/config?site=demo-shop`)).json();
  };
  await way.selectOption("not until further notice");
  expect(await saved()).toMatchObject({ hours: "-" });
  await way.selectOption("always");
  expect(await saved()).not.toHaveProperty("hours");
});

test("a site is reworded in a language, the service's own words stand at the text, and the chat says it", async ({
  admin,
  browser,
}) => {
  const { page, service } = admin;
  await admin.enter("sites/demo-shop");
  await page.getByRole("link", { name: "Texts" }).click();
  await expect(admin.heading).toHaveText("Texts of demo-shop");
  await page.getByLabel("Language", { exact: true }).selectOption("Deutsch");
  await page.getByRole("searchbox", { name: "Search", exact: true }).fill("typing");
  await page.getByRole("button", { name: "Reword typing" }).press("Enter");
  const typing = page.getByLabel("typing", { exact: true });
  await expect(typing).toBeFocused();
  await expect(typing).toHaveValue("{name} schreibt");
  await typing.fill("{author} denkt");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(typing).toHaveAccessibleDescription(/is no argument of this text; allowed: name/);

  // Where its field is not to be seen, it is said beside the button.
  await page.getByRole("searchbox", { name: "Search", exact: true }).fill("send");
  await expect(page.getByText(/de\.typing: .*is no argument/)).toBeVisible();
  await page.getByRole("button", { name: "Reword send" }).click();
  await page.getByLabel("send", { exact: true }).fill("Ab damit");
  await page.getByRole("searchbox", { name: "Search", exact: true }).fill("");
  await page.getByLabel("Shown", { exact: true }).selectOption("the site's own words");
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("textbox") })).toHaveCount(2);
  await page.getByRole("button", { name: "Use the widget's own words for typing" }).press("Enter");
  await expect(typing).toBeHidden();
  await expect(page.getByRole("button", { name: "Reword typing" })).toBeFocused();
  await expect(page.getByText("1 text has changed.")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("Language", { exact: true })).toHaveValue("de");
  await expect(page.getByLabel("send", { exact: true })).toHaveValue("Ab damit");
  const context = await browser.newContext({ locale: "de" });
  const shop = new WidgetPage(await context.newPage());
  await shop.page.goto(`${service.shop}/embed/`);
  await shop.launcher.click();
  await expect(shop.frame.getByRole("button", { name: "Ab damit" })).toBeVisible();
  await context.close();
});

test("two who change one site at once lose nothing: the second is told, keeps what they typed, and saves again", async ({
  admin,
}) => {
  const { page, service } = admin;
  const [first, theirs, mine] = ["https://first.example", "https://theirs.example", "https://mine.example"];
  await service.saveSite("shared", first);
  await admin.enter("sites/shared");
  const list = page.getByRole("region", { name: "Allowed origins" });
  await list.getByLabel("Another origin").fill(mine);
  await list.getByLabel("Another origin").press("Enter");
  await service.saveSite("shared", first, theirs);
  await service.changeSite("shared", "--subtitle", "Theirs");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await save.click();
  await expect(page.getByText(/Somebody else has changed this meanwhile/)).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveText([/first/, /theirs/, /mine/]);
  await expect(page.getByLabel("Below the name")).toHaveValue("Theirs");
  await expect(page.getByText("1 field has changed.")).toBeVisible();
  expect(await admin.violations()).toEqual([]);
  await save.click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(list.getByRole("listitem")).toHaveText([/first/, /theirs/, /mine/]);
});

test("two who reword one site at once lose nothing", async ({ admin }) => {
  const { page, service } = admin;
  await admin.enter("sites/demo-shop/texts");
  await page.getByRole("button", { name: "Reword send", exact: true }).click();
  await page.getByLabel("send", { exact: true }).fill("Mine");
  await service.reword("demo-shop", { en: { typing: "{name} is theirs" } });
  const save = page.getByRole("button", { name: "Save", exact: true });
  await save.click();
  await expect(page.getByText(/Somebody else has changed this meanwhile/)).toBeVisible();
  await expect(page.getByLabel("typing", { exact: true })).toHaveValue("{name} is theirs");
  await expect(page.getByLabel("send", { exact: true })).toHaveValue("Mine");
  await save.click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("typing", { exact: true })).toHaveValue("{name} is theirs");
  await expect(page.getByLabel("send", { exact: true })).toHaveValue("Mine");
});

test("a form with changes that are not saved asks before it is left", async ({ admin }) => {
  const { page } = admin;
  await admin.enter("sites/demo-shop");
  const name = page.getByLabel("Name of who answers");
  await name.fill("Ada");
  const asked: string[] = [];
  let isLeft = false;
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return isLeft ? dialog.accept() : dialog.dismiss();
  });
  const users = page.getByRole("navigation").getByRole("link", { name: "Users" });
  await users.click();
  await expect.poll(() => asked).toEqual(["confirm"]);
  await expect(page).toHaveURL(/#\/sites\/demo-shop$/);
  await expect(name).toHaveValue("Ada");
  await page.evaluate(() => location.reload()).catch(() => {});
  await expect.poll(() => asked).toEqual(["confirm", "beforeunload"]);
  await expect(name).toHaveValue("Ada");
  isLeft = true;
  await users.click();
  await expect(admin.heading).toHaveText("Users");
  expect(asked).toEqual(["confirm", "beforeunload", "confirm"]);

  // What is saved, or was never changed, is left without a word.
  await admin.open("sites/demo-shop");
  await expect(name).toHaveValue("Assistant");
  await name.fill("Ada");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await users.click();
  await expect(admin.heading).toHaveText("Users");
  expect(asked).toHaveLength(3);
});

test("who may only look sees hours, form and texts, and changes none of them", async ({ admin }) => {
  const { page, service } = admin;
  await service.changeSite("demo-shop", "--closed", "2026-12-25");
  await service.reword("demo-shop", { en: { send: "Off it goes" } });
  await admin.enter("sites/demo-shop", "viewer", "demo-shop");
  for (const name of ["Somebody is there", "Time zone", "E-mail address"])
    await expect(page.getByLabel(name)).toBeDisabled();
  await expect(page.getByText("2026-12-25")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Remove|Add)/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Texts" }).click();
  await expect(page.getByLabel("send", { exact: true })).toBeDisabled();
  await expect(page.getByRole("button", { name: /Reword|widget's own/ })).toHaveCount(0);
});

test("texts that cannot be loaded are loaded again by a button", async ({ admin }) => {
  const { page } = admin;
  await admin.enter("sites/demo-shop");
  await page.route("**/admin/texts-*.json", (route) => route.abort());
  await admin.open("sites/demo-shop/texts");
  await expect(page.getByText("This could not be loaded")).toBeVisible();
  await page.unroute("**/admin/texts-*.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Reword welcome" })).toBeVisible();
});

test("a site's measurements are off, are switched on, and its frames are told", async ({ admin }) => {
  const { page, service } = admin;
  const isTold = async () => {
    const answer = await fetch(`${service.widget}/api/widget/config?site=demo-shop`);
    return ((await answer.json()) as { analytics?: boolean }).analytics ?? false;
  };
  await admin.enter("sites/demo-shop");
  const choice = page.getByLabel("Widgets tell what they measure");
  await expect(choice).toHaveValue("off");
  expect(await isTold()).toBe(false);
  await choice.selectOption("on");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(await isTold()).toBe(true);
  await page.reload();
  await expect(choice).toHaveValue("on");
});
