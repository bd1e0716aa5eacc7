import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures/test";

// A browser or a page may hold on to a pipit.js from before the frame was renewed.
const script = readFileSync(new URL("../hosts/pipit-v1.js", import.meta.url), "utf8");

test("a page with the pipit.js of protocol version 1 has its conversation, also after a reload", async ({
  page,
  widget,
  service,
  host,
}) => {
  await service.saveSite("old-page", host.origin);
  host.put("/pipit-v1.js", { html: script, headers: { "content-type": "text/javascript" } });
  const html = `<!doctype html><html lang="en"><title>A shop</title><body><h1>A shop</h1>
    <script async src="/pipit-v1.js" data-site="old-page" data-origin="${service.widget}"></script></body></html>`;
  await page.goto(host.put("/old", { html }));
  await widget.open();
  expect(page.frames()[1]!.url()).toContain("&v=1");
  await widget.ask("A necklace under $500");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("pipit:old-page:conversation")))
    .not.toBeNull();

  // From here on the service says nothing: what is there comes from the page's storage.
  await page.route("**/api/**", () => undefined);
  await page.reload();
  await expect(widget.log).toContainText("A necklace under $500");
  await page.unroute("**/api/**");
  await widget.ask("And a ring?");
  await expect(widget.log.getByText("And a ring?")).toHaveCount(1);
  await widget.frame.getByRole("button", { name: "Close chat" }).click();
  await expect(widget.panel).toBeHidden();
});
