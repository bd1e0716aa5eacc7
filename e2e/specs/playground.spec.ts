import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const option = (page: Page, label: string) => page.getByRole("form", { name: "Options" }).getByLabel(label);
const tag = (page: Page) => page.getByLabel("The tag");
const preview = (page: Page) => page.frameLocator('iframe[title="A page with this tag"]');
const launcher = (page: Page) => preview(page).getByRole("button", { name: "Open chat" });

/** Types as a person does who goes from field to field. */
async function fill(page: Page, label: string, value: string): Promise<void> {
  await option(page, label).fill(value);
  await page.keyboard.press("Tab");
}

test("the page below has the options that are chosen, and the tag says those that differ", async ({
  page,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await page.getByRole("navigation", { name: "Help", exact: true }).getByText("Playground").click();
  await expect(tag(page)).toHaveValue(
    `<script async src="${service.widget}/pipit.js" data-site="demo-shop"></script>`,
  );
  await launcher(page).waitFor();

  await option(page, "Corner").selectOption("top-left");
  await fill(page, "Offset from the side in px", "75");
  await fill(page, "Offset from above or below in px", "60");
  await fill(page, "Width of the panel in px", "350");
  await fill(page, "Height of the panel in px", "420");
  await fill(page, "z-index", "7");
  await option(page, "Seal what").check();
  await expect(tag(page)).toHaveValue(
    `<script async src="${service.widget}/pipit.js" data-site="demo-shop" data-position="top-left" data-width="350"` +
      ` data-height="420" data-offset-x="75" data-offset-y="60" data-z-index="7" data-sealed="true"></script>`,
  );
  await page.locator("iframe.preview").scrollIntoViewIfNeeded();
  const within = (await page.locator("iframe.preview").boundingBox())!;
  await expect
    .poll(async () => {
      const box = await launcher(page).boundingBox();
      return box && [Math.round(box.x - within.x), Math.round(box.y - within.y)];
    })
    .toEqual([76, 61]);
  await launcher(page).click();
  const panel = preview(page).locator('iframe[src*="/frame/?site=demo-shop"]');
  await expect(panel).toBeVisible();
  await expect(panel).toHaveAttribute("src", /&sealed=true/);
  const box = (await panel.boundingBox())!;
  expect([box.width, box.height]).toEqual([350, 420]);
  expect(
    await preview(page)
      .locator("pipit-widget")
      .evaluate((host) => getComputedStyle(host).zIndex),
  ).toBe("7");
});

test("the chat below is loaded at once where that is chosen", async ({ page, service }) => {
  await page.goto(`${service.shop}/embed/playground.html`);
  await launcher(page).waitFor();
  const frames = preview(page).locator("iframe");
  await expect(frames).toHaveCount(0);
  await option(page, "Load the chat").selectOption("eager");
  await expect(frames).toHaveCount(1);
});

test("the tag is copied, and a page made of exactly that has the chat", async ({
  page,
  context,
  service,
  host,
}) => {
  await service.saveSite("played", service.shop, host.origin);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: service.shop });
  await page.goto(`${service.shop}/embed/playground.html`);
  await fill(page, "Site", "played");
  await option(page, "Corner").selectOption("bottom-left");
  await page.getByRole("button", { name: "Copy" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(host.put("/played", { html: copied }));
  const widget = new WidgetPage(page);
  await widget.open();
  await widget.ask("hello from my page");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  expect((await widget.panel.boundingBox())!.x).toBe(21);
});

test("what does not fit makes no tag, and says so", async ({ page, service }) => {
  await page.goto(`${service.shop}/embed/playground.html`);
  const hostile = `"><script>document.title="taken"</script>`;
  for (const [label, value] of [
    ["Site", hostile],
    ["Width of the panel in px", "1e3"],
  ] as const) {
    await fill(page, label, value);
    await expect(option(page, label)).toHaveAttribute("aria-invalid", "true");
    await expect(tag(page)).toHaveValue("");
    await expect(page.getByRole("button", { name: "Copy" })).toBeDisabled();
    await expect(page.getByRole("status").filter({ hasText: `“${label}” does not fit` })).toBeVisible();
    await page.reload();
  }
});

test("the page below takes no option but the playground's from its address", async ({ page, service }) => {
  const away: string[] = [];
  page.on("request", (request) => /evil/.test(new URL(request.url()).host) && away.push(request.url()));
  await page.goto(
    `${service.shop}/embed/preview.html?origin=https://evil.example&src=https://evil.example&load=eager&position=%22%3E`,
  );
  await page.getByRole("button", { name: "Open chat" }).click();
  await expect(page.locator("pipit-widget iframe")).toHaveAttribute("src", new RegExp(`^${service.widget}/`));
  expect(await page.locator("pipit-widget").count()).toBe(1);
  expect(away).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [1280, 390])
    test(`axe finds nothing in the playground, ${colorScheme}, ${width} px wide`, async ({
      page,
      service,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(`${service.shop}/embed/playground.html`);
      await launcher(page).waitFor();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide).toBe(false);
    });

test("tools/snippet prints a tag that a page runs", async ({ page, service, host }) => {
  await service.saveSite("pinned", host.origin);
  const { stdout } = await promisify(execFile)(
    "tools/snippet",
    ["--site", "pinned", "--origin", service.widget],
    {
      cwd: ROOT,
    },
  );
  expect(stdout).toMatch(/ integrity="sha256-[\w+/]+=*" crossorigin="anonymous"><\/script>\n$/);
  await page.goto(host.put("/pinned", { html: stdout }));
  await new WidgetPage(page).open();
});

test("every option has its field, the tag says it, and the page below has it", async ({ page, service }) => {
  await page.goto(`${service.shop}/embed/playground.html`);
  const exact = (label: string) =>
    page.getByRole("form", { name: "Options" }).getByLabel(label, { exact: true });
  const said: [label: string, value: string, attribute: string][] = [
    ["Launcher", "small pulse", 'launcher="small pulse"'],
    ["Picture of who answers", "https://img.example/ada.webp", 'avatar="https://img.example/ada.webp"'],
    ["Line below the name", "Back in a minute", 'subtitle="Back in a minute"'],
    ["In the empty field", "Ask us", 'placeholder="Ask us"'],
    [
      "Words on the page",
      "nl|Chat open|Chat dicht|Onbereikbaar.|Niet hier.|Opnieuw|OK",
      'labels="nl|Chat open|Chat dicht|Onbereikbaar.|Niet hier.|Opnieuw|OK"',
    ],
    ["Percent of the page seen before it", "30", 'teaser-scroll="30"'],
    ["Paths it comes on", "/rings/* /care", 'teaser-pages="/rings/* /care"'],
    ["Milliseconds before it opens", "700", 'open-delay="700"'],
    ["Consent", "optOut", 'consent="optOut"'],
    ["Features", "-tabSync +voiceInput", 'features="-tabSync +voiceInput"'],
  ];
  const ticked: [label: string, attribute: string][] = [
    ["No number of unread messages on the launcher", 'badge="false"'],
    ["No dots while an answer is on its way", 'typing="false"'],
    ["A sound for messages that are not seen", 'sound="true"'],
    ["No notifications among the chat’s options", 'notifications="false"'],
    ["Keep nothing beyond the page", 'persist="false"'],
  ];
  for (const [label, value] of said) {
    const control = exact(label);
    const isChoice = await control.evaluate((element) => element.tagName === "SELECT");
    if (isChoice) await control.selectOption(value);
    else await control.fill(value);
    await control.press("Tab");
  }
  for (const [label] of ticked) await exact(label).check();
  const text = await tag(page).inputValue();
  for (const [, , attribute] of said) expect(text).toContain(` data-${attribute}`);
  for (const [, attribute] of ticked) expect(text).toContain(` data-${attribute}`);

  const small = preview(page).getByRole("button", { name: "Chat open" });
  await expect.poll(async () => (await small.boundingBox())?.width).toBe(48);
  await small.press("Enter");
  const panel = preview(page).locator('iframe[src*="/frame/?site=demo-shop"]');
  await expect(panel).toHaveAttribute("src", /persist=false/);
  await expect(panel).toHaveAttribute("allow", "microphone");
  const field = preview(page)
    .frameLocator('iframe[src*="/frame/?"]')
    .getByRole("textbox", { name: "Message" });
  await expect(field).toHaveAttribute("placeholder", "Ask us");
});

test("each field refuses what its option does not take", async ({ page, service }) => {
  await page.goto(`${service.shop}/embed/playground.html`);
  for (const [label, value] of [
    ["Picture of who answers", "http://img.example/ada.webp"],
    ["Words on the page", "nl|Chat open"],
    ["Percent of the page seen before it", "101"],
    ["Features", "tabSync"],
    ["Line below the name", "x".repeat(121)],
  ] as const) {
    await fill(page, label, value);
    await expect(option(page, label)).toHaveAttribute("aria-invalid", "true");
    await expect(tag(page)).toHaveValue("");
    await fill(page, label, label.startsWith("Percent") ? "0" : "");
    await expect(tag(page)).toHaveValue(/^<script/);
  }
});
