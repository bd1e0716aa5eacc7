import { chromium } from "@playwright/test";
import type { Browser, Frame, Page } from "@playwright/test";
import { build } from "esbuild";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { headlessShell } from "../../../e2e/fixtures/chromium";
import type * as Bridge_ from "../index";

/** What the frames' code of the tests serves. */
interface Served {
  add(a: number, b: number): number;
  never(): Promise<never>;
  reload(): void;
}

declare global {
  /** Globals of the pages, inside `evaluate`. */
  const Bridge: typeof Bridge_;
  /** The other side's origin. */
  const other: string;
  var connection: Bridge_.Connection<Served>;
  var seen: unknown[];
  /** How a promise ends. */
  const outcome: (promise: Promise<unknown>) => Promise<unknown>;
}

async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../index.ts", import.meta.url))],
    bundle: true,
    format: "iife",
    globalName: "Bridge",
    target: "es2020",
    write: false,
  });
  return outputFiles[0]!.text;
}

const html = (
  other: string,
): string => `<!doctype html><meta charset="utf-8"><title>Page</title><script src="/bridge.js"></script>
<script>
  const other = ${JSON.stringify(other)};
  const outcome = (promise) => promise.then((value) => ({ value }), ({ code, name, message }) => ({ code, name, message }));
</script>`;

/** A host page and a frame of another origin, each with the bridge's code and nothing else. */
export class World {
  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
    readonly host: string,
    readonly frame: string,
  ) {}

  static async start(): Promise<World> {
    const code = await script();
    const server = createServer(({ url, headers }, response) => {
      if (url == "/bridge.js") return void response.setHeader("content-type", "text/javascript").end(code);
      const isHost = headers.host!.startsWith("127.0.0.1");
      response.setHeader("content-type", "text/html").end(html(isHost ? world.frame : world.host));
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const browser = await chromium.launch(headlessShell());
    const world = new World(browser, server, `http://127.0.0.1:${port}`, `http://localhost:${port}`);
    return world;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    this.server.close();
  }

  async visit(): Promise<{ page: Page; frame: Frame }> {
    const page = await this.browser.newPage();
    await page.goto(`${this.host}/`);
    return { page, frame: await this.embed(page) };
  }

  async embed(page: Page, address = `${this.frame}/`, sandbox?: string): Promise<Frame> {
    const element = await page.evaluateHandle(
      ([url, tokens]) => {
        const iframe = document.createElement("iframe");
        if (tokens) iframe.setAttribute("sandbox", tokens);
        iframe.src = url!;
        document.body.append(iframe);
        return new Promise<Element>((resolve) => (iframe.onload = () => resolve(iframe)));
      },
      [address, sandbox],
    );
    return (await element.contentFrame())!;
  }
}
