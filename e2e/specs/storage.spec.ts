import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { openTab, payloadOf, records } from "../pages/tabs";

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
  await expect(widget.log).toContainText("xxxx");
  await widget.log.evaluate((log) => log.scrollTo(0, 0));
  await expect(widget.log).toContainText("a ring under $300");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
});

test("what is being written in one tab is not lost by what is done in another", async ({
  context,
  service,
}) => {
  const address = `${service.shop}/embed/`;
  const first = await openTab(context, address);
  const second = await openTab(context, address);
  await first.composer.pressSequentially("a long text in the first");
  await expect(second.composer).toHaveValue("a long text in the first");
  await second.page.evaluate(() =>
    (window as unknown as { Pipit: { send(text: string): Promise<unknown> } }).Pipit.send("the second asks"),
  );
  await expect(second.log.getByText("Sent", { exact: true })).toBeAttached();
  for (const tab of [first, second]) {
    await tab.page.reload();
    await expect(tab.composer).toHaveValue("a long text in the first");
  }
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
