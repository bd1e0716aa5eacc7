import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { openTab, records, payloadOf, recordOf } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

// What a visitor puts by.

const hearts = (widget: WidgetPage): Locator =>
  widget.log.getByRole("button", { name: /^Put .* on your list$/ });
const count = (widget: WidgetPage, words: string): Locator =>
  widget.log.getByRole("button", { name: words }).last();
const list = (widget: WidgetPage): Locator => widget.log.getByRole("group", { name: "Your list" });

async function putTwo(widget: WidgetPage): Promise<void> {
  await widget.ask("a ring under $300");
  await hearts(widget).first().click();
  await expect(count(widget, "1 piece on your list")).toBeVisible();
  await hearts(widget).first().click();
  await expect(count(widget, "2 pieces on your list")).toBeVisible();
}

test("pieces are put by and taken off, on every page and in every tab, and cleared when that is confirmed", async ({
  context,
  service,
}) => {
  const first = await openTab(context, `${service.shop}/embed/`);
  const second = await openTab(context, `${service.shop}/embed/care.html`);
  await putTwo(first);
  await expect(count(second, "2 pieces on your list")).toBeVisible();
  await first.page.goto(`${service.shop}/embed/orders.html`);
  await count(first, "2 pieces on your list").click();
  await expect(list(first).getByRole("listitem")).toHaveCount(2);
  await expect(list(first).getByRole("link").first()).toHaveAttribute("href", /^http/);
  await list(first)
    .getByRole("button", { name: /^Take .* off your list$/ })
    .first()
    .click();
  await expect(count(second, "1 piece on your list")).toBeVisible();
  await expect(count(first, "1 piece on your list")).toBeFocused();
  await list(first).getByRole("button", { name: "Clear the list" }).click();
  await list(first).getByRole("button", { name: "Cancel" }).click();
  await expect(list(first).getByRole("listitem")).toHaveCount(1);
  await list(first).getByRole("button", { name: "Clear the list" }).click();
  await list(first).getByRole("group").getByRole("button", { name: "Clear the list" }).click();
  for (const tab of [first, second]) {
    await expect(
      tab.log.getByRole("button", { name: "on your list", exact: false }).first(),
    ).toHaveAccessibleName(/^Put/);
    await expect(list(tab)).toHaveCount(0);
  }
});

test("pieces are compared side by side, and copied where the page lets nothing be shared", async ({
  context,
  service,
}) => {
  const tab = await openTab(context, `${service.shop}/embed/`);
  await putTwo(tab);
  await count(tab, "2 pieces on your list").click();
  await list(tab).getByRole("button", { name: "Compare" }).click();
  await expect(list(tab).getByRole("row")).toHaveCount(2);
  await expect(list(tab).getByRole("row").first()).toContainText("$");
  await list(tab).getByRole("button", { name: "Share" }).click();
  await expect(list(tab).getByRole("status")).toHaveText("The list has been copied.");
});

test("what a script of the page has put into the list is shown as text, or not at all", async ({
  context,
  service,
}) => {
  const tab = await openTab(context, `${service.shop}/embed/`);
  await putTwo(tab);
  await expect.poll(async () => payloadOf((await records(tab.page))["draft"] ?? "")).toContain("0:list");
  const good = {
    title: "<b>A ring</b>",
    detail: "$1",
    image: "/embed/x.svg",
    link: `${service.shop}/embed/`,
  };
  const notes = JSON.stringify({
    "0:list": {
      list: [
        good,
        { ...good, link: "javascript:alert(1)" },
        { ...good, title: 1 },
        null,
        "x",
        { link: good.link },
      ],
    },
  });
  await tab.page.evaluate(
    ([name, text]) => localStorage.setItem(name!, text!),
    ["pipit:demo-shop:draft", recordOf({ text: "", order: Date.now() + 1000, notes })],
  );
  await tab.page.reload();
  await count(tab, "1 piece on your list").click();
  await expect(list(tab).getByText("<b>A ring</b>").first()).toBeVisible();
  await expect(list(tab).getByRole("link")).toHaveCount(1);
});
