// One Chromium, and two real origins on one machine: 127.0.0.1 is the host page's, localhost the widget's.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { wholeBrowser } from "./chromium.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TYPES = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".html": "text/html",
};

/** Isolated, so that clocks tell 5 µs apart; by default it is 100. */
const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
};

/** Serves the pages by path, and else what is built. Without `api`, `/api/` never answers: what is measured does not wait for it. */
export async function serve(pages, api = () => {}) {
  const server = createServer((request, response) => {
    const { url, headers } = request;
    const path = url.split("?")[0];
    if (path.startsWith("/api/")) return api(request, response);
    const page = pages[path]?.(headers.host);
    const file = join(ROOT, "build/web", path);
    if (page === undefined && !existsSync(file)) return void response.writeHead(404).end();
    const type = TYPES[extname(path)] ?? "text/html";
    response.writeHead(200, { ...HEADERS, "content-type": type }).end(page ?? readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  return {
    host: `http://127.0.0.1:${port}`,
    widget: `http://localhost:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function startWorld(pages, api) {
  const served = await serve(pages, api);
  const browser = await chromium.launch(wholeBrowser());
  return {
    ...served,
    browser,
    async stop() {
      await browser.close();
      served.stop();
    },
  };
}

/** The built frame, as the service gives it for a site that host pages of these origins may embed. */
export function frameDocument(...allow) {
  const config = {
    site: "bench",
    allow,
    name: "Bench",
    botName: "Assistant",
    subtitle: "",
    welcome: "",
    placeholder: "",
  };
  return readFileSync(join(ROOT, "build/web/frame/index.html"), "utf8").replace(
    "{{config}}",
    JSON.stringify(config),
  );
}

/** A host page with the widget of that site. */
export const hostDocument = (at) =>
  `<!doctype html><title>Host</title><script async src="http://${at.replace("127.0.0.1", "localhost")}/pipit.js" data-site="bench"></script>`;

/** What a figure depends on: it goes with every result. */
export const circumstances = (browser) => ({
  date: new Date().toISOString(),
  browser: `Chromium ${browser.version()}`,
  processor: `${cpus().length} x ${cpus()[0].model}`,
  node: process.version,
  load: loadavg().map((value) => Number(value.toFixed(1))),
});

/** A page's script of what stands in the file, and of all that it imports. */
export async function bundled(file, options = {}) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, file)],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
    ...options,
  });
  return outputFiles[0].text;
}
