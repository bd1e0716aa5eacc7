// Bundles pipit.js, the second script that it loads, pipit-chat.js and what a chat in a window of its own runs: `node js-glue/host/bundle.mjs FOLDER` writes them; tests import
// `bundle` and take them from memory.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";
import { assetPath } from "../../tools/lib/assetPath.mjs";
import { minifiedCss } from "../../tools/lib/minifiedCss.mjs";

/**
 * What the two scripts alone say to each other (halves.ts), as far as nobody else has a property of that name. They are renamed in
 * both alike.
 */
const BETWEEN =
  /^(isLive|spoken|connected|emit|fail|limited|failure|rejectPending|launcher|take|hear|turn|told|include|inline|comes|after|withdraw|isReachable|reach|iframe|reload|config|link|extend|post|request|memory|isOptedOut|hasSignal|sayHere|forgetPlace|asked|beyond|ending|homeOrigin|showChat|secret|besides|hearing|fits|chosen|tellOptions)$/;

/** Everywhere but in a window of its own. */
const ELSEWHERE = { PIPIT_PATH: '"/pipit.js"' };

/**
 * esbuild joins the modules; terser then makes the one function smaller. Other properties are not renamed: they are someone else's too.
 * @returns {Promise<string>}
 */
async function bundleOne(entry, names, define, target = "es2021") {
  const { outputFiles, mangleCache } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    format: "iife",
    target,
    minify: true,
    tsconfigRaw: {}, // Without the "use strict" of the type checker's settings: modules are strict anyway.
    charset: "utf8",
    legalComments: "none",
    write: false,
    define: { ...ELSEWHERE, ...define },
    mangleProps: BETWEEN,
    mangleCache: names,
    plugins: [minifiedCss],
  });
  Object.assign(names, mangleCache);
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2020,
    // Measured, the arrows too: nothing here is made with `new` that these scripts define.
    compress: { passes: 5, hoist_funs: true, conditionals: false, lhs_constants: false, unsafe_arrows: true },
    // esbuild has, in a way that compresses better.
    mangle: false,
  });
  return code ?? "";
}

/** The launcher by itself, for the gallery: it has no second script. */
export const bundleGallery = () =>
  bundleOne("gallery/gallery.ts", {}, { LINK_PATH: '"/no-link.js"', LINK_INTEGRITY: '""' });

/** As integrity attributes have it. Digests do not compress: SHA-384 would cost pipit.js 20 bytes more. */
export const integrityOf = (contents) => `sha256-${createHash("sha256").update(contents).digest("base64")}`;

/** What few pages or visitors need. */
const WANTED = ["forward", "visitor"];

/** `pipit-chat.js`, which runs pipit.js by its address alone. It is for browsers that have all that sheets for shadow trees need. */
const bundleInline = () => bundleOne("inline/index.ts", {}, {}, "es2022");

/** pipit.js for a window of its own, whose frame is told by its address what it is in. To pipit.js that must not cost a byte. */
function inWindow(tag) {
  const parts = tag.split("#o=");
  if (parts.length !== 2) throw new Error("js-glue/host/frame.ts has no address of the frame");
  return parts.join("&window=1#o=");
}

/** What such a window runs: that, and what loads it and has the conversation handed over. */
async function bundleWindow(tag) {
  const chat = inWindow(tag);
  const path = assetPath("window-chat.js", chat);
  const script = await bundleOne("window/index.ts", {}, { PIPIT_PATH: JSON.stringify(path) }, "es2022");
  return { chat: { path, script: chat }, page: { path: assetPath("window.js", script), script } };
}

/**
 * The scripts, of one build: `tag` is pipit.js, and takes no other for `link` than this, which is to be served at `path`; `inline` is
 * pipit-chat.js; `own` are those of a window. `wanted` are those that `link` loads where they are, from their paths and no others.
 */
export async function bundle() {
  const names = {};
  // First, so that its names are the shortest.
  await bundleOne("index.ts", names, { LINK_PATH: '""', LINK_INTEGRITY: '""' });
  /** @type {Record<string, { path: string; script: string }>} */
  const wanted = {};
  const addresses = {};
  for (const name of WANTED) {
    const script = await bundleOne(`${name}/index.ts`, names);
    const path = assetPath(`${name}.js`, script);
    wanted[name] = { path, script };
    addresses[`${name.toUpperCase()}_PATH`] = JSON.stringify(path);
    addresses[`${name.toUpperCase()}_INTEGRITY`] = JSON.stringify(integrityOf(script));
  }
  const link = await bundleOne("link/index.ts", names, addresses);
  const path = assetPath("host.js", link);
  const tag = await bundleOne("index.ts", names, {
    LINK_PATH: JSON.stringify(path),
    LINK_INTEGRITY: JSON.stringify(integrityOf(link)),
  });
  return { tag, link, path, wanted, inline: await bundleInline(), own: await bundleWindow(tag) };
}

async function put(file, contents) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, contents);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  if (!folder) throw new Error("usage: node js-glue/host/bundle.mjs FOLDER");
  const { tag, link, path, wanted, inline, own } = await bundle();
  await put(join(folder, "pipit.js"), tag);
  await put(join(folder, "pipit-chat.js"), inline);
  await put(join(folder, path), link);
  for (const { path, script } of Object.values({ ...wanted, ...own })) await put(join(folder, path), script);
}
