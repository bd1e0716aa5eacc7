import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "../fixtures/test";

const guide = readFileSync(fileURLToPath(new URL("../../docs/embed.md", import.meta.url)), "utf8");

/** The first block of the guide that begins so, for this service. */
function blockOf(beginning: string, widget: string, site: string): string {
  const block = guide.split(/^```\w*\n/m).find((text) => text.startsWith(beginning))!;
  return block.trim().replaceAll("https://chat.example.com", widget).replaceAll("demo-shop", site);
}

test("the guide's policy with nonces is all that the guide's tag needs, and the chat works under it", async ({
  page,
  widget,
  service,
  host,
}) => {
  await service.saveSite("strict", host.origin);
  const [, policy] = blockOf("Content-Security-Policy:", service.widget, "strict").split(/^[\w-]+: /);
  const tag = blockOf("<script async nonce", service.widget, "strict");
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const html = `<!doctype html><html lang="en"><link rel="icon" href="data:," /><title>A shop</title><body>${tag}</body></html>`;
  const headers = {
    "content-security-policy": `default-src 'none'; img-src data:; ${policy!.replace(/\s+/g, " ")}`,
  };
  await page.goto(host.put("/strict", { html, headers }));
  await widget.open();
  await widget.ask("a ring under $300");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test("the tag in the head survives a body that a router replaces, and the conversation too", async ({
  page,
  widget,
  service,
  host,
}) => {
  await service.saveSite("swapped", host.origin);
  const tag = blockOf("<script async src", service.widget, "swapped");
  const html = `<!doctype html><html lang="en"><head><title>One</title>${tag}</head><body><h1>One</h1></body></html>`;
  await page.goto(host.put("/swapped", { html }));
  await widget.open();
  await widget.ask("asked on page one");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  // As Turbo does it.
  await page.evaluate(() => {
    const body = document.createElement("body");
    body.append(Object.assign(document.createElement("h1"), { textContent: "Two" }));
    document.body.replaceWith(body);
    history.pushState({}, "", "/two");
  });
  await expect(page.getByRole("heading", { name: "Two" })).toBeVisible();
  await expect(widget.log).toContainText("asked on page one");
  await expect(page.locator("pipit-widget")).toHaveCount(1);
});
