import { expect, test } from "../fixtures/test";

const snippet = (widget: string, site: string) => `<!doctype html><html lang="en"><title>A shop</title>
  <body><h1>A shop</h1><script async src="${widget}/pipit.js" data-site="${site}"></script></body></html>`;

test("an unknown site is refused with an error that names it", async ({ page, widget, service, host }) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(host.put("/unknown", { html: snippet(service.widget, "no-such-site") }));
  await page.getByRole("button", { name: "Open chat" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect.poll(() => errors.join("\n")).toContain("no-such-site");
  await expect(widget.composer).toHaveCount(0);
});

test("a host that is not on the allowlist is refused, and told what to do", async ({
  page,
  service,
  host,
}) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(host.put("/stranger", { html: snippet(service.widget, "demo-shop") }));
  await page.getByRole("button", { name: "Open chat" }).click();
  // To the page it looks as if the service were away.
  await expect(page.getByRole("button", { name: "Retry" })).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => errors.join("\n")).toMatch(/Pipit blocked: .*allow/);
});

test("a service that is away when the chat is opened can be tried again", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  await page.goto(`${service.shop}/embed/`);
  await service.kill();
  await page.getByRole("button", { name: "Open chat" }).click();
  const retry = page.getByRole("button", { name: "Retry" });
  await retry.waitFor({ timeout: 20_000 });
  await service.restart();
  await retry.click();
  await expect(widget.composer).toBeVisible();
});

test("a service that stays away can be tried again until it is back, also by a returning visitor", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  await page.clock.install();
  await page.goto(`${service.shop}/embed/`);
  // From here on the browser has the scripts in its cache, and what does not come is the frame's document alone.
  await widget.open();
  await page.getByRole("button", { name: "Close chat" }).first().click();
  await page.mouse.move(0, 0);
  await page.reload();
  await page.getByRole("button", { name: "Open chat" }).waitFor();
  await service.kill();
  await page.getByRole("button", { name: "Open chat" }).click();
  const retry = page.getByRole("button", { name: "Retry" });
  for (let tries = 0; tries < 3; ++tries) {
    await expect(async () => {
      await page.clock.runFor(5_000);
      await expect(retry).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 20_000 });
    if (tries === 2) await service.restart();
    await retry.click();
  }
  await expect(widget.composer).toBeVisible();
});

test("an engine that takes long over a slow network is waited for", async ({ page, widget, service }) => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/*.wasm", (route) => released.then(() => route.continue()));
  await page.clock.install();
  await page.goto(`${service.shop}/embed/`);
  await page.getByRole("button", { name: "Open chat" }).click();
  // The frame's document and its script are there.
  await expect(widget.frame.locator("#app > *").first()).toBeAttached();
  await page.clock.runFor(20_000);
  await expect(page.getByRole("alert")).toHaveCount(0);
  // Later than anybody waits for it, it is welcome all the same.
  await page.clock.runFor(15_000);
  await expect(page.getByRole("alert")).toHaveCount(1);
  release();
  await expect(widget.composer).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an engine that does not come is told at once and can be tried again", async ({
  page,
  widget,
  service,
}) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${service.shop}/embed/`);
  const opened = Date.now();
  await page.getByRole("button", { name: "Open chat" }).click();
  const retry = page.getByRole("button", { name: "Retry" });
  await retry.waitFor();
  expect(Date.now() - opened).toBeLessThan(5_000);
  await page.unroute("**/*.wasm");
  await retry.click();
  await expect(widget.composer).toBeVisible();
});

test("without the browser's frame-ancestors the engine itself refuses a strange host", async ({
  page,
  service,
  host,
}) => {
  await page.route("**/frame/**", async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    headers["content-security-policy"] = headers["content-security-policy"]!.replace(
      /frame-ancestors[^;]*/,
      "",
    );
    await route.fulfill({ response, headers });
  });
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(host.put("/stranger", { html: snippet(service.widget, "demo-shop") }));
  await page.getByRole("button", { name: "Open chat" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect.poll(() => errors.join("\n")).toContain("origin.not_allowed");
});

test("messages of other frames and of the page itself change nothing", async ({
  page,
  widget,
  service,
  host,
}) => {
  await service.saveSite("own-site", host.origin);
  const attack = `<script>
    const forged = (t, p) => JSON.stringify({ v: 1, id: 0, t, p });
    for (let i = 0; i < 200; ++i) {
      parent.postMessage(forged("ready", { nonce: "0".repeat(32) }), "*");
      parent.postMessage(forged("refused", { nonce: "0".repeat(32), code: "origin.not_allowed" }), "*");
      parent.postMessage({ v: 1, id: 1, t: "storage.get", p: { k: ["session"] } }, "*");
    }
    parent.postMessage("done", "*");
  </script>`;
  host.put("/attacker", { html: attack });
  await page.goto(
    host.put("/attacked", {
      html: `${snippet(service.widget, "own-site")}<iframe id="attacker" src="/attacker" title="other"></iframe>`,
    }),
  );
  await page.getByRole("button", { name: "Open chat" }).click();
  const frame = page.frameLocator(`iframe[src^="${service.widget}"]`);
  // The page knows the frame and can post to it, but it has no port and no nonce.
  await page.evaluate((origin) => {
    const find = (root: Document | ShadowRoot): HTMLIFrameElement | undefined => {
      for (const element of root.querySelectorAll("*")) {
        if (element instanceof HTMLIFrameElement && element.src.startsWith(origin)) return element;
        const found = element.shadowRoot && find(element.shadowRoot);
        if (found) return found;
      }
      return undefined;
    };
    const target = find(document)!.contentWindow!;
    const connect = JSON.stringify({ v: 1, id: 0, t: "connect", p: { nonce: "f".repeat(32) } });
    for (let i = 0; i < 100; ++i) {
      target.postMessage(connect, origin, [new MessageChannel().port1]);
      target.postMessage({ toString: "x", __proto__: null }, origin);
    }
  }, service.widget);
  await frame.getByRole("textbox", { name: "Message" }).fill("still mine");
  await frame.getByRole("button", { name: "Send message" }).click();
  await expect(frame.getByRole("log").getByText("Sent")).toBeAttached();
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect(widget.page.url()).toContain("/attacked");
});

test("a damaged record is set aside, and the conversation comes back from the service", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("remember this");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("pipit:demo-shop:conversation")))
    .toMatch(/remember this.*talk to a person/);
  await page.evaluate(() => {
    const key = "pipit:demo-shop:conversation";
    const text = localStorage.getItem(key)!;
    localStorage.setItem(key, text.slice(0, -20) + text.slice(-20).toUpperCase() + "}");
  });
  await page.reload();
  await expect(widget.log).toContainText("remember this");
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("pipit:demo-shop:conversation.aside")))
    .not.toBeNull();
});

test("a refused localStorage is said once, and the chat goes on", async ({ page, widget, service }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await expect(widget.banner.filter({ hasText: "does not let us keep the conversation" })).toBeVisible();
  await widget.ask("hello without storage");
  await expect(widget.log.getByText("Sent")).toBeAttached();
});

test("what is written while the service is away is sent when it is back, once", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService();
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("hello");
  await expect(widget.log.getByText("Sent")).toBeAttached();
  await service.kill();

  await widget.ask("are you there?");
  await expect(widget.log).toContainText("are you there?");
  await expect(widget.banner.filter({ hasText: /offline|connect|reach/i })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("pipit:demo-shop:outbox")))
    .toContain("are you there?");
  await service.restart();
  await expect(widget.log.getByText("Sent")).toHaveCount(2, { timeout: 30_000 });
  await expect(widget.log.getByText("are you there?", { exact: true })).toHaveCount(1);
  await page.reload();
  await expect(widget.log.getByText("are you there?", { exact: true })).toHaveCount(1);
});

test("a service that is killed in mid-answer finishes it when it is back", async ({
  page,
  widget,
  ownService,
}) => {
  const service = await ownService({ pace: 150 });
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  await widget.ask("A ring under $300, please");
  const answer = widget.log.locator("[data-author=assistant] .text").last();
  await expect(answer).toContainText(/\w+ \w+/);
  await service.kill();
  await service.restart();
  await expect(widget.log.getByRole("link").first()).toBeVisible({ timeout: 30_000 });
  await expect(widget.log.locator("[data-author=visitor]")).toHaveCount(1);
});

test("who sends too much is told so, and when it is sent again", async ({ page, widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("the first");
  await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
  let refused = 0;
  await page.route("**/api/chat", (route) =>
    refused++
      ? route.continue()
      : route.fulfill({
          status: 429,
          headers: { "Retry-After": "4" },
          json: { error: { code: "rate.limit", message: "Too much." } },
        }),
  );
  await widget.ask("one too many");
  await expect(widget.banner).toContainText("You have sent a lot in a short time.");
  await expect(widget.banner.locator(".unseen")).toHaveText(/goes on in 4 s/);
  await expect(widget.banner.locator("[aria-hidden]")).toHaveText(/ in [123] s/);
  await expect(widget.banner).not.toContainText("connection");
  await expect(widget.frame.getByText("We typically reply instantly")).toBeVisible();
  await expect(widget.banner).toBeEmpty();
  expect(refused).toBe(2);
  await expect(widget.log.getByText("Sending…")).toHaveCount(0);
});
