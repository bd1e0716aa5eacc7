import AxeBuilder from "@axe-core/playwright";
import { ARTICLES } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";

test("the concierge answers from the help, with a link to a page of it", async ({
  page,
  widget,
  ownService,
  context,
}) => {
  const service = await ownService({ articles: ARTICLES });
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("do you have gift wrapping?");
  const link = widget.log.getByRole("link", { name: "Gift wrapping and cards" });
  await expect(link).toBeVisible();
  await expect(widget.log).toContainText("written by hand");
  const opened = context.waitForEvent("page");
  await link.click();
  const article = await opened;
  await expect(article.getByRole("heading", { level: 1 })).toHaveText("Gift wrapping and cards");
  expect((await new AxeBuilder({ page: article }).analyze()).violations).toEqual([]);
});

test("the search finds articles of help beside what was said, and none while the service is away", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService({ articles: ARTICLES });
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("hello");
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menuitem", { name: "Search" }).click();
  const field = widget.frame.getByRole("searchbox");
  const help = widget.frame.getByRole("navigation", { name: "Help articles" });
  await field.fill("ring size");
  await expect(help.getByRole("link").first()).toHaveText("Finding your ring size");
  const [address] = await help
    .getByRole("link")
    .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href));
  expect(address).toMatch(/\/help\/demo-shop\/en\/ring-sizes$/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await service.kill();
  await field.fill("shipping");
  await expect(help).toBeHidden();
  await service.restart();
  await field.fill("shipping cost");
  await expect(help.getByRole("link").first()).toHaveText("Shipping and delivery");
});
