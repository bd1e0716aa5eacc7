import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { openTab, payloadOf, recordOf, records } from "../pages/tabs";
import { WidgetPage } from "../pages/WidgetPage";

// Forms that were begun and not sent.

const csat = (widget: WidgetPage): Locator => widget.log.getByRole("group", { name: "How was this chat?" });
const comment = (widget: WidgetPage): Locator => csat(widget).getByRole("textbox");
const star = (widget: WidgetPage, name: string): Locator => csat(widget).getByRole("radio", { name });

async function beAsked(widget: WidgetPage): Promise<void> {
  await widget.ask("hello");
  await expect(widget.log.getByRole("list", { name: "Suggested replies" })).toBeVisible();
  await widget.ask("That’s all, thanks");
  await expect(csat(widget)).toBeVisible();
}

const draftOf = async (widget: WidgetPage, site = "demo-shop"): Promise<string> => {
  const { draft } = await records(widget.page, site);
  return draft ? payloadOf(draft) : "";
};

test("a rating that is half given is there after a reload and on the next page, and gone when it is sent", async ({
  context,
  service,
}) => {
  const widget = await openTab(context, `${service.shop}/embed/`);
  await beAsked(widget);
  await star(widget, "4 stars").check({ force: true });
  await comment(widget).fill('It was "good" <b>');
  await widget.composer.fill("not yet said");

  await widget.page.reload();
  await expect(comment(widget)).toHaveValue('It was "good" <b>');
  await expect(star(widget, "4 stars")).toBeChecked();
  await expect(widget.composer).toHaveValue("not yet said");

  await widget.page.goto(`${service.shop}/embed/care.html`);
  await expect(comment(widget)).toHaveValue('It was "good" <b>');
  await comment(widget).fill("It was great");
  await csat(widget).getByRole("button", { name: "Send" }).click();
  await expect(widget.log.locator(".mine").last()).toContainText("★★★★☆ It was great");
  await expect.poll(() => draftOf(widget)).not.toContain("notes");
  expect(await draftOf(widget)).toContain("not yet said");

  await widget.page.reload();
  await expect(comment(widget)).toHaveValue("It was great");
  await expect(comment(widget)).toBeDisabled();
  expect(await draftOf(widget)).not.toContain("notes");
});

test("what is filled in in one tab stands in the other, and the last edit goes on", async ({
  context,
  service,
}) => {
  const first = await openTab(context, `${service.shop}/embed/`);
  const second = await openTab(context, `${service.shop}/embed/`);
  await beAsked(first);
  await expect(csat(second)).toBeVisible();
  await comment(first).fill("from the first");
  await expect(comment(second)).toHaveValue("from the first");
  await second.composer.fill("in the composer");
  await expect(first.composer).toHaveValue("in the composer");
  await comment(second).fill("and from the second");
  await star(second, "3 stars").check({ force: true });
  await expect(comment(first)).toHaveValue("and from the second");
  await expect(star(first, "3 stars")).toBeChecked();
  await csat(first).getByRole("button", { name: "Send" }).click();
  for (const tab of [first, second]) {
    await expect(tab.log.locator(".mine").last()).toContainText("★★★☆☆ and from the second");
    await expect(tab.composer).toHaveValue("in the composer");
  }
  await expect.poll(() => draftOf(first)).not.toContain("notes");
});

test("what a visitor was asked before the chat survives a frame that is loaded again, and a reload", async ({
  page,
  host,
  service,
}) => {
  await service.saveSite("asking", host.origin);
  await service.changeSite("asking", "--prechat", "name,email!");
  await page.goto(
    host.put("/asking", {
      html: `<script async src="${service.widget}/pipit.js" data-site="asking"></script>`,
    }),
  );
  const widget = new WidgetPage(page);
  const form = widget.log.getByRole("group", { name: "Before we begin" });
  const name = form.getByRole("textbox", { name: "Your name" });
  await widget.open();
  await widget.ask("a ring under $300");
  await name.fill("Ana");
  await form.getByRole("textbox", { name: "Your e-mail" }).fill("ana@exam");
  await page.evaluate(() => document.querySelectorAll("iframe").forEach((frame) => (frame.src += "")));
  await expect(name).toHaveValue("Ana");
  await page.reload();
  await expect(name).toHaveValue("Ana");
  await expect(form.getByRole("textbox", { name: "Your e-mail" })).toHaveValue("ana@exam");
  await expect(form.getByText("Please enter a full e-mail address.")).toHaveCount(0);
});

test("what stands in forms goes when all is erased, and is not stored where nothing is to be", async ({
  page,
  context,
  host,
  service,
}) => {
  const widget = await openTab(context, `${service.shop}/embed/`);
  await beAsked(widget);
  await comment(widget).fill("to be erased");
  await expect.poll(() => draftOf(widget)).toContain("to be erased");
  await widget.page.evaluate(() =>
    (globalThis as unknown as { Pipit: { privacy: { erase(): Promise<void> } } }).Pipit.privacy.erase(),
  );
  expect(JSON.stringify(await records(widget.page))).not.toContain("to be erased");

  await service.saveSite("fleeting", host.origin);
  await page.goto(
    host.put("/fleeting", {
      html: `<script async src="${service.widget}/pipit.js" data-site="fleeting" data-persist="false"></script>`,
    }),
  );
  const fleeting = new WidgetPage(page);
  await fleeting.open();
  await beAsked(fleeting);
  await comment(fleeting).fill("not to be kept");
  await expect(comment(fleeting)).toHaveValue("not to be kept");
  // What was to be written before is written by then.
  await fleeting.ask("hello again");
  await expect(fleeting.log.locator(".theirs").last()).toContainText("Hello!");
  expect(JSON.stringify(await records(page, "fleeting"))).not.toContain("not to be kept");
});

test("what a script of the page has put into the record is no answer, and breaks nothing", async ({
  context,
  service,
}) => {
  const widget = await openTab(context, `${service.shop}/embed/`);
  await beAsked(widget);
  await comment(widget).fill("mine");
  await expect.poll(() => draftOf(widget)).toContain("mine");
  const { notes } = JSON.parse(await draftOf(widget)) as { notes: string };
  const [key] = Object.keys(JSON.parse(notes) as object);
  for (const forged of [
    "{",
    "[]",
    '{"a":1}',
    `{"${key}":{"rating":99,"comment":{"a":1},"__proto__":{"b":1},"more":"x"}}`,
  ]) {
    await widget.page.evaluate(
      ([name, text]) => localStorage.setItem(name!, text!),
      ["pipit:demo-shop:draft", recordOf({ text: "", order: Date.now() + 1000, notes: forged })],
    );
    await widget.page.reload();
    await expect(csat(widget)).toBeVisible();
    await expect(comment(widget)).toHaveValue("");
    await expect(csat(widget).getByRole("radio", { checked: true })).toHaveCount(0);
  }
  await star(widget, "2 stars").check({ force: true });
  await csat(widget).getByRole("button", { name: "Send" }).click();
  await expect(widget.log.locator(".mine").last()).toContainText("★★☆☆☆");
});
