import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

/** What no owner should have chosen: nobody can read it on white. */
const YELLOW = "#ffe600";

for (const [colorScheme, accent] of [
  ["light", "rgb(123, 111, 0)"],
  ["dark", "rgb(255, 230, 0)"],
] as const)
  test(`the owner's look is the chat's, and can be read: ${colorScheme}`, async ({ browser, ownService }) => {
    const service = await ownService();
    const look = ["--accent", YELLOW, "--radius", "4", "--font", "serif"];
    await service.changeSite("demo-shop", "--allow", service.shop, ...look);
    const page = await (await browser.newContext({ colorScheme, reducedMotion: "reduce" })).newPage();
    const widget = new WidgetPage(page);
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    await widget.ask("a ring under $300");
    await expect(widget.log.getByRole("link").first()).toBeVisible();

    const bubble = widget.log.locator(".mine .bubble").first();
    await expect(bubble).toHaveCSS("background-color", "rgb(255, 230, 0)");
    await expect(bubble).toHaveCSS("color", "rgb(0, 0, 0)");
    await expect(bubble).toHaveCSS("border-start-start-radius", "4px");
    await expect(widget.frame.locator("body")).toHaveCSS("font-family", /^ui-serif/);
    await widget.composer.fill("And another");
    // Not over the button, which has another colour then.
    await widget.composer.hover();
    await expect(widget.sendButton).toHaveCSS("background-color", accent);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    // The visitor's own theme has its half of the colours as well.
    await widget.frame.getByRole("button", { name: "Options" }).click();
    const other = colorScheme === "light" ? "Dark" : "Light";
    await widget.frame.getByRole("menuitemradio", { name: other }).click();
    const others = colorScheme === "light" ? "rgb(255, 230, 0)" : "rgb(123, 111, 0)";
    await expect(widget.sendButton).toHaveCSS("background-color", others);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.context().close();
  });

test("the launcher has the owner's colour once the chat is there, and the page's own from the start", async ({
  browser,
  ownService,
  host,
}) => {
  const service = await ownService();
  await service.changeSite("demo-shop", "--allow", service.shop, "--allow", host.origin, "--accent", YELLOW);
  const visit = async (option: string) => {
    const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
    const tag = `<script async src="${service.widget}/pipit.js" data-site="demo-shop" ${option}></script>`;
    await page.goto(
      host.put("/coloured", {
        html: `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1></main>${tag}`,
      }),
    );
    return new WidgetPage(page);
  };
  const green = "rgb(11, 106, 91)";

  const usual = await visit("");
  await expect(usual.launcher).toHaveCSS("background-color", green);
  await usual.launcher.hover();
  await expect(usual.launcher).toHaveCSS("background-color", "rgb(255, 230, 0)");
  await expect(usual.launcher).toHaveCSS("color", "rgb(0, 0, 0)");
  await usual.open();
  expect((await new AxeBuilder({ page: usual.page }).analyze()).violations).toEqual([]);
  await usual.page.context().close();

  const own = await visit('data-launcher="small #402080"');
  await expect(own.launcher).toHaveCSS("background-color", "rgb(64, 32, 128)");
  await expect(own.launcher).toHaveCSS("color", "rgb(255, 255, 255)");
  expect(await own.page.locator("iframe").count()).toBe(0);
  await own.open();
  // The frame has said its colour by now: its own words come first.
  await own.ask("hello");
  await expect(own.log.getByText("Sent", { exact: true })).toBeAttached();
  await expect(own.launcher).toHaveCSS("background-color", "rgb(64, 32, 128)");
  await own.page.context().close();
});
