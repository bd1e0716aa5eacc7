import { expect, test } from "../fixtures/test";

test("before intent the page makes one request of us, shifts nothing, and looks into the storage once, when it is idle", async ({
  page,
  service,
}) => {
  const requests: string[] = [];
  page.on("request", (request) => request.url().startsWith(service.widget) && requests.push(request.url()));
  await page.addInitScript(() => {
    const seen = ((window as any).seen = { shift: 0, storage: [] as boolean[] });
    let isIdle = false;
    const whenIdle = window.requestIdleCallback;
    window.requestIdleCallback = (then, options) =>
      whenIdle((rest) => {
        isIdle = true;
        then(rest);
        isIdle = false;
      }, options);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as any).value;
    }).observe({ type: "layout-shift", buffered: true });
    const local = window.localStorage;
    Object.defineProperty(window, "localStorage", {
      get() {
        seen.storage.push(isIdle);
        return local;
      },
    });
  });
  await page.goto(`${service.shop}/embed/`);
  await page.getByRole("button", { name: "Open chat" }).waitFor();
  await page.waitForLoadState("networkidle");
  // Idle has come and gone.
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
  );
  expect(requests).toEqual([`${service.widget}/pipit.js`]);
  expect(await page.evaluate(() => (window as any).seen)).toEqual({ shift: 0, storage: [true] });
});

test("the pointer over the launcher loads the chat, unseen", async ({ page, widget, service }) => {
  const scripts: string[] = [];
  page.on("request", (request) => /host-\w+\.js$/.test(request.url()) && scripts.push(request.url()));
  await page.goto(`${service.shop}/embed/`);
  await widget.launcher.hover();
  await expect(widget.composer).toBeAttached();
  await expect(widget.panel).toBeHidden();
  expect(scripts).toHaveLength(1);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("the shop's strict policy is not violated, and the frame's own neither", async ({
  page,
  widget,
  service,
}) => {
  const complaints: string[] = [];
  page.on(
    "console",
    (message) => /Content.Security|Trusted|Refused/.test(message.text()) && complaints.push(message.text()),
  );
  page.on("pageerror", (error) => complaints.push(error.message));
  const response = await page.goto(`${service.shop}/embed/`);
  expect(response!.headers()["content-security-policy"]).toContain(`frame-src ${service.widget}`);
  await widget.open();
  await widget.ask("a ring under $300");
  await expect(widget.log.getByRole("link").first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test("only one global is ours, and nothing of ours is in the page's document but one element", async ({
  page,
  widget,
  service,
}) => {
  await page.goto(`${service.shop}/embed/`);
  const fresh = await page.evaluate(() => {
    const blank = document.createElement("iframe");
    document.body.append(blank);
    const known = new Set(Object.getOwnPropertyNames(blank.contentWindow));
    blank.remove();
    return Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !/^\d+$/.test(name));
  });
  const before = await page.evaluate(() => document.querySelectorAll("*").length);
  await widget.open();
  const after = await page.evaluate(() => document.querySelectorAll("*").length);
  expect(fresh.filter((name) => /pipit/i.test(name))).toEqual(["Pipit"]);
  expect(after).toBe(before);
});

test("what is served is what was built: compressed, immutable where hashed, revalidated where not", async ({
  service,
}) => {
  const script = await fetch(`${service.widget}/pipit.js`, { headers: { "accept-encoding": "br" } });
  expect(script.headers.get("content-encoding")).toBe("br");
  const again = await fetch(`${service.widget}/pipit.js`, {
    headers: { "accept-encoding": "br", "if-none-match": script.headers.get("etag")! },
  });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const second = /\/assets\/host-\w+\.js/.exec(await (await fetch(`${service.widget}/pipit.js`)).text())![0];
  const host = await fetch(service.widget + second);
  expect([host.status, host.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
  expect(host.headers.get("cache-control")).toContain("immutable");
  const frame = await fetch(`${service.widget}/frame/?site=demo-shop`);
  const engine = /href="([^"]+\.wasm)"/.exec(await frame.text())![1]!;
  const wasm = await fetch(service.widget + engine);
  expect(wasm.headers.get("content-type")).toBe("application/wasm");
  expect(wasm.headers.get("cache-control")).toContain("immutable");
});
