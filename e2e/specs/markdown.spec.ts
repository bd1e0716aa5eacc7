import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { session } from "../pages/session";
import type { WidgetPage } from "../pages/WidgetPage";

async function say(widget: WidgetPage, service: Pipitd, text: string): Promise<void> {
  await widget.page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("hello");
  await expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toBeVisible();
  await service.addTexts((await session(widget.page)).conversation, [{ author: 2, text, cards: [] }]);
}

for (const [language, piece] of [
  ["js", "`${"],
  ["typescript", "`${"],
  ["bash", '"$('],
  ["python", "f\"{f'{"],
  ["json", "["],
] as const)
  test(`code that is nested as deep as it is long is plain, and takes nothing along: ${language}`, async ({
    page,
    widget,
    ownService,
  }) => {
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    const code = piece.repeat(700);
    const colours = page.waitForResponse(/highlight-/);
    await say(widget, await ownService(), `Look:\n\n\`\`\`${language}\n${code}\n\`\`\`\n`);
    const shown = widget.log.locator("pre code");
    await expect(shown).toHaveText(code);
    await (await colours).finished();
    // By then it has looked at the code.
    await widget.ask("hello again");
    await expect(widget.log).toContainText("hello again");
    await expect(widget.composer).toBeVisible();
    expect(await shown.locator("*").count()).toBe(0);
    expect(errors).toEqual([]);
  });

test("the concierge's answer is a list while it comes and when it is there, and is said without its marks", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService({ pace: 60 });
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("can I return it?");
  await expect(widget.log.locator(".streaming li")).toHaveCount(2);
  await expect(widget.log.locator(".rich:not(.streaming) strong")).toHaveText([
    "within 30 days",
    "within 60 days",
  ]);
  await expect(widget.log).not.toContainText("**");
  const said = widget.frame.locator("[aria-live=polite] p", { hasText: "Custom and engraved" });
  await expect(said).toHaveCount(1);
  await expect(said).not.toContainText("**");
});

test("code is copied out of the frame, though the page does not let it write to the clipboard", async ({
  page,
  widget,
  ownService,
}) => {
  await page.context().grantPermissions(["clipboard-read"]);
  await say(widget, await ownService(), "```js\nlet a = 1;\n```");
  await widget.frame.getByRole("button", { name: "Copy code" }).click();
  await expect(widget.frame.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("let a = 1;\n");
  await expect(widget.log.locator(".hljs-keyword")).toHaveText("let");
});

for (const isAllowed of [true, false]) {
  test(`a picture of a host that the site ${isAllowed ? "allows is shown" : "does not allow is a link"}`, async ({
    page,
    widget,
    ownService,
  }) => {
    const service = await ownService();
    const asked: string[] = [];
    await page.route("https://img.example/**", async (route) => {
      asked.push(route.request().url());
      await route.fulfill({
        contentType: "image/svg+xml",
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>',
      });
    });
    const host = isAllowed ? "img.example" : "other.example";
    await service.changeSite("demo-shop", "--allow", service.shop, "--image-host", host);
    await say(widget, service, "![A ring](https://img.example/ring.svg)");
    if (!isAllowed) {
      await expect(widget.log.getByRole("link", { name: /^A ring/ })).toBeVisible();
      expect(asked).toEqual([]);
      return;
    }
    const picture = widget.log.getByRole("img", { name: "A ring" });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
    expect(asked).toEqual(["https://img.example/ring.svg"]);
  });
}
