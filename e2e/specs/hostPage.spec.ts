import { expect, test } from "../fixtures/test";

test("privacy.erase() leaves nothing of the visitor in the browser, and the next page begins anew", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("forget this");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  const names = () =>
    page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("pipit:")));
  await expect.poll(names).toContain("pipit:demo-shop:conversation");
  await page.evaluate(() => (window as any).Pipit.privacy.erase());
  expect(await names()).toEqual([]);
  await page.reload();
  await widget.open();
  await expect(widget.log).not.toContainText("forget this");
});

test("a frame whose process has crashed comes back by itself, with its conversation", async ({
  page,
  widget,
  service,
}) => {
  test.setTimeout(90_000);
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("asked before the crash");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("pipit:demo-shop:conversation")))
    .not.toBeNull();
  const loads: string[] = [];
  page.on("request", (request) => request.url().includes("/frame/") && loads.push(request.url()));
  const frame = page.frames().find((one) => one.url().includes("/frame/"))!;
  const session = await page.context().newCDPSession(frame);
  // It does not live to answer.
  void session.send("Page.crash").catch(() => undefined);
  await expect.poll(() => loads.length, { timeout: 40_000 }).toBe(1);
  await expect(widget.log).toContainText("asked before the crash");
  await expect(page.getByRole("alert")).toHaveCount(0);
});
