import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import type { WidgetPage } from "../pages/WidgetPage";

// What visitors think, from the widget's menu and by the page's API, and what the service has of it then.

interface Kept {
  type: string;
  message: string;
  page: string;
  browser: Record<string, unknown> | null;
  ticket: string | null;
}

const formIn = (widget: WidgetPage) => widget.frame.getByRole("group", { name: "Give feedback" });

async function openForm(page: Page, widget: WidgetPage, service: Pipitd, query = "") {
  await page.goto(`${service.shop}/embed/${query}`);
  await widget.open();
  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menuitem", { name: "Give feedback" }).click();
  const form = formIn(widget);
  await expect(form.getByRole("textbox", { name: "Message" })).toBeFocused();
  return form;
}

const send = (widget: WidgetPage) => formIn(widget).getByRole("button", { name: "Send", exact: true });
const violations = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations;

async function kept(page: Page, service: Pipitd): Promise<Kept[]> {
  const { request } = page.context();
  const name = `viewer-${Math.random().toString(36).slice(2, 8)}`;
  const password = await service.addUser(name, "viewer");
  const headers = { Origin: service.shop };
  const login = await request.post(`${service.shop}/api/admin/login`, { data: { name, password }, headers });
  expect(login.ok(), await login.text()).toBe(true);
  const answer = await request.get(`${service.shop}/api/feedback`);
  return ((await answer.json()) as { feedback: Kept[] }).feedback;
}

test("a wish is given from the menu by the keyboard, and kept", async ({ page, widget, ownService }) => {
  const service = await ownService();
  const form = await openForm(page, widget, service);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowDown");
  await expect(form.getByRole("radio", { name: "A wish" })).toBeChecked();
  await expect(form.getByRole("checkbox")).toHaveCount(0);

  // Nothing to say, and nobody to write to.
  await send(widget).press("Enter");
  await expect(form.getByText("Please fill this in.")).toBeVisible();
  const message = form.getByRole("textbox", { name: "Message" });
  await expect(message).toBeFocused();
  await page.keyboard.type("More rings, write to ada@shop.example");
  await form.getByRole("textbox", { name: /^Your e-mail/ }).fill("ada");
  await send(widget).press("Enter");
  await expect(form.getByText("Please enter a full e-mail address.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await form.getByRole("textbox", { name: /^Your e-mail/ }).fill("ada@shop.example");

  // What was written stays, with the focus back where it came from.
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await expect(widget.dialog).toBeVisible();
  await expect(widget.frame.getByRole("button", { name: "Options" })).toBeFocused();
  await page.keyboard.press("Enter");
  await widget.frame.getByRole("menuitem", { name: "Give feedback" }).press("Enter");
  await expect(message).toHaveValue("More rings, write to ada@shop.example");
  await expect(form.getByRole("radio", { name: "A wish" })).toBeChecked();

  await send(widget).press("Enter");
  await expect(form).toContainText("Thank you");
  await expect(form.getByRole("button", { name: "Close" })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  const [wish, ...others] = await kept(page, service);
  expect(others).toEqual([]);
  expect(wish).toMatchObject({ type: "feature_request", message: "More rings, write to [email]", page: "" });
  expect(wish!.browser).toBeNull();
});

test("a problem opens a ticket, and tells of page and browser only who agrees, after they have seen it", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  const form = await openForm(page, widget, service);
  const agree = form.getByRole("checkbox");
  await expect(agree).not.toBeChecked();
  await form.getByRole("textbox", { name: "Message" }).fill("The button does nothing");
  await send(widget).click();
  await expect(form).toContainText(/Thank you.*TICKET-/);
  await form.getByRole("button", { name: "Close" }).click();

  await widget.frame.getByRole("button", { name: "Options" }).click();
  await widget.frame.getByRole("menuitem", { name: "Give feedback" }).click();
  await expect(form.getByRole("textbox", { name: "Message" })).toHaveValue("");
  await form.getByRole("textbox", { name: "Message" }).fill("Nor does the other");
  await agree.check();
  const agent = await page.evaluate(() => navigator.userAgent);
  await expect(form.locator("dl")).toContainText(agent);
  await expect(form.locator("dl")).toContainText(service.shop);
  expect(await violations(page)).toEqual([]);
  await send(widget).click();
  await expect(form).toContainText(/Thank you.*TICKET-/);

  const [agreed, silent] = await kept(page, service);
  expect(silent).toMatchObject({ type: "bug", message: "The button does nothing", page: "", browser: null });
  expect(agreed!.page).toContain(service.shop);
  expect(agreed!.browser).toMatchObject({ userAgent: agent, online: true, chat: "online" });
  expect(agreed!.ticket).toContain("TICKET-");
});

test("what tells who somebody is does not leave the frame", async ({ page, widget, ownService }) => {
  const service = await ownService();
  const form = await openForm(page, widget, service, "?customer=ada@shop.example#grace@shop.example");
  await form
    .getByRole("textbox", { name: "Message" })
    .fill(
      "Card 4111 1111 1111 1111, ada@shop.example, (415) 555-0132, SW1A 1AA: no such 4111 1111 1111 1112",
    );
  await form.getByRole("textbox", { name: /^Your e-mail/ }).fill("ada@shop.example");
  await form.getByRole("checkbox").check();
  await expect(form.locator("dl")).toContainText(service.shop);
  await expect(form.locator("dl")).not.toContainText("customer");
  const request = page.waitForRequest("**/api/feedback");
  await send(widget).click();
  expect((await request).postDataJSON()).toMatchObject({
    message: "Card [card], [email], [phone], [postcode]: no such 4111 1111 1111 1112",
    email: "ada@shop.example",
    page: expect.not.stringMatching(/[?#@]/),
  });
  await expect(form).toContainText("Thank you");
});

test("what cannot be redacted is not sent, and stays until it can be", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  let sent = 0;
  await page.context().route("**/api/feedback", (route) => {
    sent += 1;
    return route.continue();
  });
  await page.context().route(/metrics[^/]*\.wasm$/, (route) => route.abort());
  const form = await openForm(page, widget, service);
  await form.getByRole("textbox", { name: "Message" }).fill("Write to ada@shop.example");
  await send(widget).click();
  await expect(form).toContainText("It could not be sent.", { timeout: 15_000 });
  await expect(form.getByRole("textbox", { name: "Message" })).toHaveValue("Write to ada@shop.example");
  expect(sent).toBe(0);

  await page.context().unroute(/metrics[^/]*\.wasm$/);
  await send(widget).click();
  await expect(form).toContainText("Thank you");
  expect((await kept(page, service)).map(({ message }) => message)).toEqual(["Write to [email]"]);
});

test("whose answer is lost, and who is told to wait, has sent it once", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  let asked = 0;
  await page.context().route("**/api/feedback", async (route) => {
    asked += 1;
    // It comes, and nobody hears of it; then it is too often.
    if (asked === 1) {
      await route.fetch();
      return route.abort();
    }
    if (asked === 2) return route.fulfill({ status: 429, headers: { "Retry-After": "2" }, body: "{}" });
    return route.continue();
  });
  const form = await openForm(page, widget, service);
  await form.getByRole("radio", { name: "Something else" }).check();
  await form.getByRole("textbox", { name: "Message" }).fill("Lovely shop");
  await send(widget).click();
  await expect(form).toContainText("Sending goes on in 2 s.");
  expect(await violations(page)).toEqual([]);
  await expect(form).toContainText("Thank you");
  expect(asked).toBe(3);
  expect(await kept(page, service)).toHaveLength(1);
});

test("what is given without a network is sent when it is back", async ({ page, widget, ownService }) => {
  const service = await ownService();
  const form = await openForm(page, widget, service);
  await form.getByRole("textbox", { name: "Message" }).fill("No signal");
  await page.context().setOffline(true);
  await send(widget).click();
  await expect(form).toContainText("You are offline.");
  await page.context().setOffline(false);
  await expect(form).toContainText("Thank you");
  expect(await kept(page, service)).toHaveLength(1);
});

test("what nobody takes is said to be, and stays", async ({ page, widget, ownService }) => {
  const service = await ownService();
  await page.context().route("**/api/feedback", (route) => route.fulfill({ status: 500, body: "{}" }));
  const form = await openForm(page, widget, service);
  await form.getByRole("textbox", { name: "Message" }).fill("Hello?");
  await send(widget).click();
  await expect(form).toContainText("It could not be sent.", { timeout: 15_000 });
  await expect(form.getByRole("textbox", { name: "Message" })).toHaveValue("Hello?");
});

test("a page opens the form, and has the visitor asked once", async ({ page, widget, ownService }) => {
  const service = await ownService();
  await page.goto(`${service.shop}/embed/`);
  const feedback = (kind?: string) =>
    page.evaluate(
      (asked) =>
        (window as unknown as { Pipit: { feedback(kind?: string): Promise<void> } }).Pipit.feedback(
          asked,
        ).then(
          () => "done",
          ({ code }: { code: string }) => code,
        ),
      kind,
    );
  expect(await feedback("anything")).toBe("invalid");
  expect(await feedback("other")).toBe("done");
  const form = formIn(widget);
  await expect(form.getByRole("radio", { name: "Something else" })).toBeChecked();
  await expect(form.getByRole("textbox", { name: "Message" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(widget.panel).toBeHidden();

  expect(await feedback("nps")).toBe("done");
  await expect(widget.panel).toBeVisible();
  const question = widget.log.getByRole("group", { name: /^How likely/ });
  await expect(question).toBeVisible();
  await question.getByRole("radio", { name: "9" }).check();
  await question.getByRole("button", { name: "Send" }).click();
  await expect.poll(async () => (await kept(page, service)).map(({ type }) => type)).toEqual(["nps"]);

  // This browser knows; and where it does not, the service does.
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  expect(await feedback("nps")).toBe("done");
  await page
    .frames()
    .find((frame) => frame.url().includes("/frame/"))!
    .evaluate(() => {
      for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    });
  const asked = page.waitForResponse("**/api/feedback/questions");
  expect(await feedback("nps")).toBe("done");
  expect(await (await asked).json()).toEqual({ asked: false });
  expect(requests.filter((path) => path === "/api/feedback/questions")).toHaveLength(1);
  await expect(question).toHaveCount(1);
});
