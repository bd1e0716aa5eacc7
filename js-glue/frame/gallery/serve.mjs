// Serves the gallery under the frame's own security policy: `node js-glue/frame/gallery/serve.mjs [port]`, or from tests.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import {
  bundleFrame,
  bundleHighlight,
  bundleParts,
  bundleSearch,
  bundleStyle,
  bundleTexts,
  frameDocument,
} from "../../../tools/lib/build-web.mjs";

const MARKDOWN = new URL("../../../build/wasm/wasm/abi/markdown.wasm", import.meta.url);

export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: https://img.example; " +
  "connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const picture = (hue) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 176 132"><rect width="176" height="132" fill="hsl(${hue} 35% 88%)"/>` +
  `<circle cx="88" cy="70" r="34" fill="none" stroke="hsl(${hue} 40% 45%)" stroke-width="9"/>` +
  `<circle cx="88" cy="34" r="10" fill="hsl(${hue} 60% 62%)"/></svg>`;

/** Resolves with the running server; its `origin` is where it is. */
export async function serveGallery(port = 0) {
  const [script, { cards, more, refused, rich }, search, highlight, style, texts] = await Promise.all([
    bundleFrame("js-glue/frame/gallery/gallery.tsx"),
    bundleParts("/gallery.js", {
      markdown: "/markdown.wasm",
      highlight: "/highlight.js",
      search: "/search.js",
    }),
    bundleSearch("/gallery.js"),
    bundleHighlight(),
    bundleStyle(),
    bundleTexts(),
  ]);
  const markdown = readFileSync(MARKDOWN);
  // The gallery has no engine, so there is nothing to load ahead.
  const document = frameDocument({
    script: "/gallery.js",
    cards: "/cards.js",
    more: "/more.js",
    refused: "/refused.js",
    rich: "/rich.js",
    style: "/frame.css",
    texts: "/texts-*.js",
  })
    .replace(/<link rel="preload".*?>/, "")
    .replace("{{config}}", JSON.stringify({ imageHosts: ["img.example"] }));
  const files = {
    "/gallery.js": ["text/javascript", script],
    "/cards.js": ["text/javascript", cards],
    "/more.js": ["text/javascript", more],
    "/refused.js": ["text/javascript", refused],
    "/rich.js": ["text/javascript", rich],
    "/search.js": ["text/javascript", search],
    "/markdown.wasm": ["application/wasm", markdown],
    "/highlight.js": ["text/javascript", highlight],
    "/frame.css": ["text/css", style],
    ...Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [`/texts-${name}.js`, ["text/javascript", text]]),
    ),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://gallery");
    const [, hue] = /^\/pictures\/(\d+)\.svg$/.exec(pathname) ?? [];
    const [type, body] = hue ? ["image/svg+xml", picture(hue)] : (files[pathname] ?? ["text/html", document]);
    const charset = type === "application/wasm" ? "" : "; charset=utf-8";
    response.writeHead(200, { "Content-Type": type + charset, "Content-Security-Policy": POLICY });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return Object.assign(server, { origin: `http://127.0.0.1:${server.address().port}` });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serveGallery(Number(process.argv[2] ?? 8090));
  console.log(origin);
}
