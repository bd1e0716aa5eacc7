import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { inPartitionedWorld } from "../fixtures/worlds";
import { openTab, payloadOf, records } from "../pages/tabs";
import { WidgetPage } from "../pages/WidgetPage";

const tag = (origin: string, attributes = "") =>
  `<!doctype html><title>Host</title><script async src="${origin}/pipit.js" data-site="own" ${attributes}></script>`;

test("a long conversation is kept compressed, and comes back", async ({ page, widget, service }) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("a ring under $300");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  await widget.ask("x".repeat(4_500));
  await expect.poll(async () => (await records(page))["conversation"]).toMatch(/^pipit2 z /);
  const { conversation } = await records(page);
  expect(conversation!.length).toBeLessThan(4_000);
  await page.route("**/api/**", () => undefined);
  await page.reload();
  await expect(widget.log).toContainText("a ring under $300");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
});

test("sealed records tell the host page nothing, and come back", async ({ host, ownService }) => {
  await inPartitionedWorld(async (context) => {
    const page = await context.newPage();
    const widget = new WidgetPage(page);
    const service = await ownService();
    await service.saveSite("own", host.origin);
    await page.goto(host.put("/sealed", { html: tag(service.widget, 'data-sealed="true"') }));
    await widget.open();
    await widget.ask("my secret is blue");
    await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
    await widget.composer.pressSequentially("and green");
    await expect.poll(async () => Object.keys(await records(page, "own"))).toContain("conversation");
    for (const text of Object.values(await records(page, "own"))) {
      expect(text).toMatch(/^pipit2 z?s /);
      expect(text).not.toMatch(/secret|green|token/);
    }
    await page.reload();
    await expect(widget.log).toContainText("my secret is blue");
    await expect(widget.composer).toHaveValue("and green");

    // Without the key, which is in the frame's own IndexedDB, nobody can read it, and the visitor is told.
    const frame = page.frames().find((candidate) => candidate.url().startsWith(service.widget))!;
    await frame.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open("pipit", 1);
          request.onsuccess = () => {
            const deletion = request.result.transaction("keys", "readwrite").objectStore("keys").clear();
            deletion.onsuccess = () => resolve();
          };
        }),
    );
    await page.reload();
    await expect(widget.banner).toContainText("sealed with a key");
    await expect(widget.log).not.toContainText("my secret is blue");
    await widget.ask("a new beginning");
    await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
  });
});

test("where the page has no storage the frame's own keeps the conversation", async ({ service }) => {
  await inPartitionedWorld(async (context) => {
    const page = await context.newPage();
    const widget = new WidgetPage(page);
    await page.addInitScript(() => {
      if (location.hostname !== "127.0.0.1") return;
      Object.defineProperty(window, "localStorage", { get: () => null });
    });
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    await widget.ask("kept elsewhere");
    await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
    await page.goto(`${service.shop}/embed/care.html`);
    await expect(widget.log).toContainText("kept elsewhere");
    await expect(widget.banner).toHaveText("");
  });
});

test("where there is no storage at all the conversation outlives a frame that is moved", async ({
  page,
  widget,
  service,
}) => {
  await page.addInitScript(() => {
    const refuse = {
      get: () => {
        throw new DOMException("no", "SecurityError");
      },
    };
    Object.defineProperty(window, "localStorage", refuse);
    Object.defineProperty(window, "sessionStorage", refuse);
  });
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("kept in memory");
  await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
  await widget.composer.pressSequentially("half a thought");
  await page.evaluate(() => document.body.replaceChildren(document.createElement("main")));
  await expect(widget.log).toContainText("kept in memory");
  await expect(widget.composer).toHaveValue("half a thought");
});

test("what is being written in one tab is not lost by what is done in another", async ({
  context,
  service,
}) => {
  const address = `${service.shop}/embed/`;
  const first = await openTab(context, address);
  const second = await openTab(context, address);
  await first.composer.pressSequentially("a long text in the first");
  await second.composer.pressSequentially("B");
  await second.composer.fill("");
  await second.ask("the second asks");
  await expect(second.log.getByText("Sent", { exact: true })).toBeAttached();
  await first.page.reload();
  await expect(first.composer).toHaveValue("a long text in the first");
  await second.page.reload();
  await expect(second.composer).toHaveValue("");
});

test("a full storage keeps what was written before what the service has", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  for (const text of ["a ring under $300", "a necklace under $500"]) {
    await widget.ask(text);
    await expect(widget.log.getByText("Sent", { exact: true }).last()).toBeAttached();
  }
  await expect
    .poll(async () => payloadOf((await records(page))["conversation"] ?? "\n"))
    .toContain("necklace");
  await fill(page);
  await page.route("**/api/chat", (route) => route.abort());
  await widget.ask("unsent");
  await widget.composer.pressSequentially("half a thought");
  await expect.poll(async () => (await records(page))["outbox"]).toContain("unsent");
  await expect.poll(async () => (await records(page))["draft"]).toContain("half a thought");
  await page.reload();
  await expect(widget.log).toContainText("unsent");
  await expect(widget.composer).toHaveValue("half a thought");
});

/** To the last character. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (let size = 1 << 20, n = 0; size >= 1;) {
      try {
        localStorage.setItem(`filler${n}`, "x".repeat(size));
        n++;
      } catch {
        size >>= 1;
      }
    }
  });
}
