// All that the gallery serves, by address.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundleGallery } from "../../js-glue/host/bundle.mjs";
import {
  bundleFrame,
  bundleHighlight,
  bundleNames,
  bundleParts,
  bundlePrivacy,
  bundleSearch,
  bundleStyle,
  bundleTexts,
  frameDocument,
} from "../../tools/lib/build-web.mjs";

const here = (name) => new URL(name, import.meta.url);
const MARKDOWN = here("../../build/wasm/wasm/abi/markdown.wasm");
const METRICS = here("../../build/wasm/wasm/abi/metrics.wasm");
const PARTS = [
  "attach",
  "cards",
  "earlier",
  "emoji",
  "feedback",
  "forms",
  "more",
  "presence",
  "refused",
  "rich",
  "shortlist",
  "speech",
];
/** The one host that pictures in texts may come from. */
const CONFIGURATION = JSON.stringify({ imageHosts: ["img.example"] });

const script = (contents) => ["text/javascript", contents];

async function bundleIndex() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(here("client/index.mjs"))],
    bundle: true,
    format: "esm",
    write: false,
  });
  return outputFiles[0].text;
}

/** The gallery has no engine, so there is nothing to load ahead. */
function frame() {
  const addresses = { script: "/gallery.js", style: "/frame.css", parts: "/*.js" };
  return frameDocument(addresses)
    .replace(/<link rel="preload".*?>/, "")
    .replace("{{config}}", CONFIGURATION);
}

export async function galleryFiles() {
  const wanted = {
    markdown: "/markdown.wasm",
    highlight: "/highlight.js",
    search: "/search.js",
    privacy: "/privacy.js",
    names: "/names-*.js",
    metrics: "/metrics.wasm",
  };
  const [views, parts, search, privacy, highlight, style, texts, index, launcher] = await Promise.all([
    bundleFrame("js-glue/frame/gallery/gallery.tsx"),
    bundleParts("/gallery.js", wanted),
    bundleSearch("/gallery.js"),
    bundlePrivacy("/gallery.js"),
    bundleHighlight(),
    bundleStyle(),
    bundleTexts(),
    bundleIndex(),
    bundleGallery(),
  ]);
  return {
    "/favicon.ico": ["image/x-icon", ""],
    "/": ["text/html", readFileSync(here("index.html"))],
    "/index.js": script(index),
    "/index.css": ["text/css", readFileSync(here("index.css"))],
    "/launcher": ["text/html", readFileSync(here("launcher.html"))],
    "/launcher.css": ["text/css", readFileSync(here("launcher.css"))],
    "/launcher.js": script(launcher),
    "/frame": ["text/html", frame()],
    "/frame.css": ["text/css", style],
    "/gallery.js": script(views),
    "/search.js": script(search),
    "/privacy.js": script(privacy),
    "/highlight.js": script(highlight),
    "/markdown.wasm": ["application/wasm", readFileSync(MARKDOWN)],
    "/metrics.wasm": ["application/wasm", readFileSync(METRICS)],
    ...Object.fromEntries(PARTS.map((name) => [`/${name}.js`, script(parts[name])])),
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/texts-${name}.js`, script(text)])),
    ...Object.fromEntries(
      Object.entries(bundleNames()).map(([name, text]) => [`/names-${name}.js`, script(text)]),
    ),
  };
}
