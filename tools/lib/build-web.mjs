// Builds everything that a browser downloads. Names under assets/ carry a hash of the content, so they never change.
//
//   node tools/lib/build-web.mjs [--out DIR]     default build/web
//
// What it writes: pipit.js and pipit-chat.js (and integrity.json for them and for the second script), assets/, frame/index.html, embed/ (the demo shop), admin/; beside
// every compressible file but HTML, which the service fills in, its .br and .gz.
import { build } from "esbuild";
import { minify } from "terser";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundle as bundleHost, integrityOf } from "../../js-glue/host/bundle.mjs";
import { buildShop } from "../../web/embed/build.mjs";
import { assetPath } from "./assetPath.mjs";
import { emojiNamesIn } from "./emoji.mjs";
import { GROUPS, LANGUAGES, sourceOf, textsByName } from "./locales.mjs";
import { minifiedCss } from "./minifiedCss.mjs";
import { preact } from "./preact/index.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const wasm = (name) => readFileSync(join(ROOT, `build/wasm/wasm/abi/${name}.wasm`));
const COMPRESSIBLE = new Set([".js", ".css", ".wasm", ".svg", ".json"]);
/** Below this a compressed copy saves nothing that a packet would notice. */
const WORTH_COMPRESSING = 256;

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  write: false,
  legalComments: "none",
  logLevel: "error",
  charset: "utf8",
};

async function bundle(entry, options) {
  const { outputFiles } = await build({ ...COMMON, ...(entry && { entryPoints: [entry] }), ...options });
  return Buffer.from(outputFiles[0].contents);
}

/** Elements by Preact's own createElement: the automatic runtime would be 180 bytes more to download. */
const FRAME = {
  format: "esm",
  target: "es2022",
  inject: ["js-glue/frame/elements.ts"],
  tsconfigRaw: { compilerOptions: { jsx: "react", jsxFactory: "h", jsxFragmentFactory: "Fragment" } },
  plugins: [preact],
};

export const bundleFrame = (entry = "js-glue/frame/main.tsx") => bundleSmall(entry, FRAME);

/**
 * What few visitors need, by name: scripts of their own. `frame` is where the frame's script is served: what that exports is taken
 * from there. `markdown` and `highlight` are where rich/ finds what it loads itself, `search` and `privacy` are that for more/, `names` for emoji/ and `metrics` for metrics/.
 */
export async function bundleParts(
  frame,
  { markdown = "", highlight = "", search = "", privacy = "", names = "", metrics = "" } = {},
) {
  const define = {
    MARKDOWN_ADDRESS: JSON.stringify(markdown),
    HIGHLIGHT_ADDRESS: JSON.stringify(highlight),
    SEARCH_ADDRESS: JSON.stringify(search),
    PRIVACY_ADDRESS: JSON.stringify(privacy),
    NAMES_ADDRESS: JSON.stringify(names),
    METRICS_ADDRESS: JSON.stringify(metrics),
  };
  const scripts = await Promise.all(PARTS.map((name) => bundlePart(name, frame, define)));
  return Object.fromEntries(PARTS.map((name, index) => [name, scripts[index]]));
}
export const PARTS = [
  "accent",
  "attach",
  "cards",
  "earlier",
  "emoji",
  "feedback",
  "forms",
  "metrics",
  "more",
  "own",
  "presence",
  "refused",
  "rich",
  "shortlist",
  "speech",
  "wording",
];

const bundlePart = (name, frame, define = {}) =>
  bundleSmall(`js-glue/frame/${name}/index.ts`, {
    ...FRAME,
    define,
    plugins: [takenFrom(frame), minifiedCss],
  });

/** What the menu loads when the conversation is to be searched or saved. */
export const bundleSearch = (frame) => bundlePart("search", frame);

/** And when what is kept is to be exported or erased. */
export const bundlePrivacy = (frame) => bundlePart("privacy", frame);

/** What code in a known language needs. */
export const bundleHighlight = () =>
  bundleSmall("js-glue/frame/highlight/index.ts", { ...FRAME, inject: [] });

/** All that js-glue/frame/forMore.ts has; a name that it lacks fails when the browser loads the script. */
const SHARED = /^preact(\/|$)|\/(boot|parts|style|texts|views\/(actions|names|Who))$/;
const takenFrom = (frame) => ({
  name: "taken-from-the-frame",
  setup: (plugin) => plugin.onResolve({ filter: SHARED }, () => ({ path: frame, external: true })),
});

/**
 * The texts of each language as scripts, by name: "de", what is seen at once, and "de-more", what most visitors never see. The
 * first of English, which the frame's own script has, is for sites that say some of it in their own words.
 */
export async function bundleTexts() {
  const wanted = LANGUAGES.flatMap((language) => GROUPS.map((group) => ({ language, group })));
  const scripts = await Promise.all(
    wanted.map(async ({ language, group }) => [
      group === GROUPS[0] ? language : `${language}-${group}`,
      await bundleTextsOf(language, group),
    ]),
  );
  return Object.fromEntries(scripts);
}

const bundleTextsOf = (language, group) =>
  bundleSmall(undefined, {
    ...FRAME,
    inject: [],
    stdin: {
      contents: sourceOf(language, group),
      resolveDir: join(ROOT, "js-glue/frame/texts"),
      loader: "ts",
    },
  });

/** What emoji are called in each language, by language, in the order of the picker: what few visitors need. */
export const bundleNames = () =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Buffer.from(`export default ${JSON.stringify(emojiNamesIn(language).join("|"))}`),
    ]),
  );

/** One address for all of a kind, in which "*" stands for the name: a change of any is a new address of all. */
function putAll(out, kind, scripts) {
  const address = assetPath(`${kind}*.js`, Buffer.concat(Object.values(scripts)));
  for (const [name, script] of Object.entries(scripts)) put(join(out, address.replace("*", name)), script);
  return address;
}

/** esbuild joins the modules; terser then takes 3 % off what is downloaded. */
async function bundleSmall(entry, options) {
  const joined = await bundle(entry, options);
  const { code } = await minify(joined.toString(), {
    module: true,
    ecma: 2022,
    compress: { passes: 3, hoist_props: true, keep_fargs: false },
  });
  return Buffer.from(code);
}
export const bundleStyle = (entry = "web/frame/frame.css") =>
  bundle(entry, { target: ["chrome110", "firefox110", "safari16"] });

/** A document for these addresses, without its layout: it is sent as it is. What the service fills in stays. */
function documentOf(file, addresses) {
  const template = readFileSync(join(ROOT, file), "utf8")
    .replace(/\s*\n\s*/g, " ")
    .replace(/> (?=<|\{)/g, ">")
    .replace(/(?<=\}) (?=<)/g, "")
    .replace(/ \/>/g, ">")
    .replace("</body></html>", "")
    .trim();
  return template.replace(/"\{(\w+)\}"/g, (_, name) => `"${addresses[name]}"`);
}

export const frameDocument = (addresses) => documentOf("web/frame/index.html", addresses);

function put(file, contents) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}

function putAsset(out, name, contents, folder) {
  const path = assetPath(name, contents, folder);
  put(join(out, path), contents);
  return path;
}

/** Integrity for those who put it on their tag; pipit.js has that of the second script in itself. */
function putHost(out, { tag, link, path, inline, wanted, own }) {
  put(join(out, "pipit.js"), tag);
  put(join(out, "pipit-chat.js"), inline);
  put(join(out, path), link);
  for (const { path, script } of Object.values({ ...wanted, ...own })) put(join(out, path), script);
  const integrity = {
    "pipit.js": integrityOf(tag),
    "pipit-chat.js": integrityOf(inline),
    [path.slice(1)]: integrityOf(link),
  };
  put(join(out, "integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);
}

/** How distances are written (RFC 7932, section 4), as NPOSTFIX and NDIRECT: the encoder takes the first for all but fonts. */
const DISTANCES = [
  [0, 0],
  [0, 12],
  [1, 30],
  [3, 0],
];

/** The smallest of a few ways. */
const brotli = (contents) =>
  DISTANCES.map(([postfix, direct]) =>
    brotliCompressSync(contents, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
        [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
        [constants.BROTLI_PARAM_NDIRECT]: direct,
      },
    }),
  ).reduce((best, other) => (other.length < best.length ? other : best));

function compressAll(out) {
  for (const name of readdirSync(out, { recursive: true }).sort()) {
    if (!COMPRESSIBLE.has(extname(name))) continue;
    const contents = readFileSync(join(out, name));
    if (contents.length < WORTH_COMPRESSING) continue;
    writeFileSync(join(out, `${name}.br`), brotli(contents));
    writeFileSync(join(out, `${name}.gz`), gzipSync(contents, { level: 9 }));
  }
}

/** The admin's pages: Preact as it is published, since nobody waits for them who only visits a shop. `charts` is where what draws is served. */
const bundleAdmin = (charts) =>
  bundleSmall("web/admin/main.tsx", {
    ...FRAME,
    plugins: [],
    define: { CHARTS_ADDRESS: JSON.stringify(charts) },
  });

/** What the first chart loads. */
const bundleCharts = () => bundleSmall("web/admin/charts/draw.ts", { ...FRAME, inject: [], plugins: [] });

/** The document names the hash of pipit.js for the tags that it writes. The preview has the frame's own style sheet and texts. */
async function putAdmin(out, { integrity, frame }) {
  const charts = putAsset(out, "charts.js", await bundleCharts(), "/admin/");
  const script = putAsset(out, "admin.js", await bundleAdmin(charts), "/admin/");
  const style = putAsset(out, "admin.css", await bundleStyle("web/admin/styles/admin.css"), "/admin/");
  const texts = putAsset(out, "texts.json", Buffer.from(JSON.stringify(textsByName())), "/admin/");
  put(join(out, "admin/index.html"), documentOf("web/admin/index.html", { script, style, integrity, texts }));
  const views = await bundleFrame("web/admin/preview/preview.tsx");
  const preview = putAsset(out, "preview.js", views, "/admin/");
  const addresses = { ...frame, script: preview };
  put(join(out, "admin/preview.html"), documentOf("web/admin/preview/index.html", addresses));
}

async function buildWeb(out) {
  const [host, script, style] = await Promise.all([bundleHost(), bundleFrame(), bundleStyle()]);
  rmSync(out, { recursive: true, force: true });
  putHost(out, host);
  const frame = putAsset(out, "frame.js", script);
  const markdown = putAsset(out, "markdown.wasm", wasm("markdown"));
  const highlight = putAsset(out, "highlight.js", await bundleHighlight());
  const search = putAsset(out, "search.js", await bundleSearch(frame));
  const names = putAll(out, "names-", bundleNames());
  const privacy = putAsset(out, "privacy.js", await bundlePrivacy(frame));
  const addresses = {
    engine: putAsset(out, "engine.wasm", wasm("engine")),
    script: frame,
    style: putAsset(out, "frame.css", style),
  };
  const metrics = putAsset(out, "metrics.wasm", wasm("metrics"));
  const wanted = { markdown, highlight, search, privacy, names, metrics };
  const texts = Object.entries(await bundleTexts()).map(([name, text]) => [`texts-${name}`, text]);
  addresses.parts = putAll(out, "", { ...(await bundleParts(frame, wanted)), ...Object.fromEntries(texts) });
  put(join(out, "frame/index.html"), frameDocument(addresses));
  const own = { ...addresses, script: host.own.page.path };
  own.style = putAsset(out, "window.css", await bundleStyle("web/window/window.css"));
  put(join(out, "frame/window.html"), documentOf("web/window/index.html", own));
  const help = { style: putAsset(out, "help.css", await bundleStyle("web/help/help.css")) };
  put(join(out, "frame/article.html"), documentOf("web/help/index.html", help));
  await buildShop(join(out, "embed"));
  await putAdmin(out, { integrity: integrityOf(host.tag), frame: addresses });
  compressAll(out);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(ROOT, "build/web") } } });
  await buildWeb(values.out);
}
