import AxeBuilder from "@axe-core/playwright";
import type { FrameLocator, Page } from "@playwright/test";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

// `<pipit-chat>`: chats in the page's own flow, beside the one that floats.

const SITE = "inline";

async function put(
  host: HostServer,
  service: Pipitd,
  body: string,
  headers: Record<string, string> = {},
): Promise<string> {
  await service.saveSite(SITE, host.origin);
  const html =
    `<!doctype html><html lang="en"><title>A page</title><main><h1>Ask us</h1>${body}</main>` +
    `<script async src="${service.widget}/pipit-chat.js"></script>`;
  return host.put("/inline", { html, headers });
}

const CHAT = `<pipit-chat site="${SITE}"></pipit-chat>`;
const frameIn = (page: Page, index = 0) => page.locator("pipit-chat").nth(index).frameLocator("iframe");
const composer = (frame: FrameLocator) => frame.getByRole("textbox", { name: "Message" });

async function ask(frame: FrameLocator, text: string): Promise<void> {
  await composer(frame).fill(text);
  await frame.getByRole("button", { name: "Send message" }).click();
}

test("a visitor asks in the page's own flow: no launcher, nothing to close, nothing that shifts", async ({
  page,
  host,
  service,
}) => {
  const address = await put(
    host,
    service,
    `<style>pipit-chat { display: block; height: 600px }</style>${CHAT}<p>Below</p>`,
  );
  await page.addInitScript(() => {
    (window as any).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) (window as any).shift += (entry as any).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address);
  const frame = frameIn(page);
  await ask(frame, "a ring under $300");
  await expect(frame.getByRole("log").getByRole("link").first()).toBeVisible();
  await expect(frame.getByRole("region", { name: "Assistant" })).toBeVisible();
  await expect(frame.getByRole("button", { name: "Close" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /chat/ })).toHaveCount(0);
  await composer(frame).press("Escape");
  await expect(composer(frame)).toBeVisible();
  const outer = (await page.locator("pipit-chat").boundingBox())!;
  const inner = (await page.locator("pipit-chat iframe").boundingBox())!;
  expect([inner.width, inner.height]).toEqual([outer.width - 2, outer.height - 2]);
  expect(await page.evaluate(() => [(window as any).shift, "Pipit" in window])).toEqual([0, false]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("two inline ones and a floating one of a site are one conversation, and another site's is another", async ({
  page,
  host,
  service,
}) => {
  await service.saveSite("inline-other", host.origin);
  const other = `<pipit-chat site="inline-other"></pipit-chat>`;
  const tag = `<script async src="${service.widget}/pipit.js" data-site="${SITE}"></script>`;
  const style = "<style>pipit-chat { height: 220px; margin: 8px }</style>";
  await page.goto(await put(host, service, style + CHAT + CHAT + other + tag));
  const widget = new WidgetPage(page);
  await ask(frameIn(page, 0), "from the first");
  await expect(frameIn(page, 1).getByRole("log")).toContainText("from the first");
  await page.getByRole("button", { name: "Open chat" }).click();
  const floating = page.frameLocator("pipit-widget:not(pipit-chat *) >> nth=-1 >> iframe");
  await expect(floating.getByRole("log")).toContainText("from the first");
  await ask(floating, "from the floating one");
  await expect(frameIn(page, 0).getByRole("log")).toContainText("from the floating one");
  await expect(frameIn(page, 1).getByRole("log")).toContainText("from the floating one");
  await expect(frameIn(page, 2).getByRole("log")).not.toContainText("from the");
  await widget.launcher.click();
  await expect(composer(frameIn(page, 0))).toBeVisible();
});

test("taken out and put back it is a new chat that finds the conversation again", async ({
  page,
  host,
  service,
}) => {
  await page.goto(await put(host, service, CHAT));
  await ask(frameIn(page), "before");
  await expect(frameIn(page).getByRole("log").getByText("Sent")).toBeAttached();
  const code = await page.evaluate(async () => {
    const element = document.querySelector("pipit-chat") as any;
    element.remove();
    return element.send("nowhere").catch((error: any) => error.code);
  });
  expect(code).toBe("destroyed");
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.evaluate((site) => {
    const element = document.createElement("pipit-chat");
    element.setAttribute("site", site);
    document.querySelector("main")!.append(element);
  }, SITE);
  await expect(frameIn(page).getByRole("log")).toContainText("before");
});

test("its attributes change it while it is there, and the element hears its events", async ({
  page,
  host,
  service,
}) => {
  await page.goto(await put(host, service, `<pipit-chat site="${SITE}" locale="de"></pipit-chat>`));
  const frame = frameIn(page);
  await frame.getByRole("textbox", { name: "Nachricht" }).waitFor();
  const sent = page.evaluate(
    () =>
      new Promise((resolve) =>
        document
          .querySelector("pipit-chat")!
          .addEventListener("pipit:message:sent", (event) => resolve((event as CustomEvent).detail.id)),
      ),
  );
  await page.locator("pipit-chat").evaluate((element) => {
    element.setAttribute("locale", "en");
    element.setAttribute("bot-name", "Ada");
  });
  await expect(frame.getByRole("heading", { name: "Ada" })).toBeVisible();
  const given = await page.evaluate(() => (document.querySelector("pipit-chat") as any).send("by the page"));
  expect(await sent).toBe(given.id);
  await expect(frame.getByRole("log")).toContainText("by the page");
});

test("its script is served as pipit.js is", async ({ service }) => {
  for (const name of ["pipit.js", "pipit-chat.js"]) {
    const { status, headers } = await fetch(`${service.widget}/${name}`);
    expect([status, headers.get("cache-control"), headers.get("access-control-allow-origin")]).toEqual([
      200,
      "public, max-age=45",
      "*",
    ]);
  }
});

test("the widget's origin is all that a strict policy has to allow", async ({ page, host, service }) => {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const policy = `default-src 'none'; img-src 'self'; script-src ${service.widget}; frame-src ${service.widget}`;
  const headers = { "content-security-policy": policy };
  await page.goto(await put(host, service, `<link rel="icon" href="data:,">${CHAT}`, headers));
  await ask(frameIn(page), "hello");
  await expect(frameIn(page).getByRole("log").getByText("Sent")).toBeAttached();
  expect(complaints.filter((text) => !text.includes("data:"))).toEqual([]);
});
