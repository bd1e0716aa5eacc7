import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "@playwright/test";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EventTag, Method, StreamEnd } from "../../abi/layout";
import { launchChromium } from "../../../e2e/fixtures/chromium";

// One server under two names, which for a browser are two origins.
describe("Http in a browser", () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const server = createServer(({ headers, url }, response) => {
    asked.push(`${headers.host} ${url}`);
    response.setHeader("Access-Control-Allow-Origin", "*").end("hello");
  });
  const port = () => (server.address() as AddressInfo).port;

  /** The events of one request, without what the answer was. */
  const eventsOf = (path: string) =>
    page.evaluate(
      async ([path, method]) => {
        const events: { tag: number; end?: number }[] = [];
        const { Http } = (globalThis as unknown as { ports: typeof import("./http") }).ports;
        const http = new Http((event) => events.push(event as { tag: number }) > 0);
        const request = { request: 1, token: "", lastEventId: "", body: "", stream: false, timeout: 0 };
        await http.start({ ...request, tag: 4, path, method: method as Method });
        return events;
      },
      [path, Method.Get] as const,
    );

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    browser = await launchChromium();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port()}/frame/`);
    const { outputFiles } = await build({
      entryPoints: ["js-glue/frame/ports/http.ts"],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "ports",
    });
    await page.evaluate(outputFiles[0]!.text.replace("var ports =", "globalThis.ports ="));
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it("asks its own origin", async () => {
    const events = await eventsOf("/api/health");
    expect(events.at(-1)).toMatchObject({ tag: EventTag.HttpEnd, end: StreamEnd.Complete });
    expect(asked).toContain(`127.0.0.1:${port()} /api/health`);
  });

  for (const address of [
    "//localhost:PORT/",
    "/\\localhost:PORT/",
    "/\t/localhost:PORT/",
    "http://localhost:PORT/",
  ])
    it(`asks nobody for ${JSON.stringify(address)}`, async () => {
      const events = await eventsOf(address.replace("PORT", String(port())));
      expect(events).toEqual([{ tag: EventTag.HttpEnd, request: 1, end: StreamEnd.Network }]);
      expect(asked.filter((host) => host.startsWith("localhost"))).toEqual([]);
    });
});
