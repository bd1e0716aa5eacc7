// Bundles pipit.js, the second script that it loads, and pipit-chat.js: `node js-glue/host/bundle.mjs FOLDER` writes them; tests import
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
  /^(isLive|spoken|connected|emit|fail|limited|failure|rejectPending|launcher|take|hear|turn|told|include|inline|comes|eventNames|after|withdraw|isReachable|reach|iframe|reload|config|erase)$/;

/**
 * esbuild joins the modules; terser then makes the one function smaller. Other properties are not renamed: they are someone else's too.
 * @returns {Promise<string>}
 */
async function bundleOne(entry, names, define, target = "es2020") {
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
    define,
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

/** `pipit-chat.js`, which runs pipit.js by its address alone. It is for browsers that have all that sheets for shadow trees need. */
const bundleInline = () => bundleOne("inline/index.ts", {}, {}, "es2022");

/**
 * The scripts, of one build: `tag` is pipit.js, and takes no other for `link` than this, which is to be served at `path`; `inline` is
 * pipit-chat.js. `teaser` is what `link` loads where a page wants it, from `teaserPath` and no other.
 */
export async function bundle() {
  const names = {};
  const teaser = await bundleOne("teaser/index.ts", names);
  const teaserPath = assetPath("teaser.js", teaser);
  const link = await bundleOne("link/index.ts", names, {
    TEASER_PATH: JSON.stringify(teaserPath),
    TEASER_INTEGRITY: JSON.stringify(integrityOf(teaser)),
  });
  const path = assetPath("host.js", link);
  const tag = await bundleOne("index.ts", names, {
    LINK_PATH: JSON.stringify(path),
    LINK_INTEGRITY: JSON.stringify(integrityOf(link)),
  });
  return { tag, link, path, teaser, teaserPath, inline: await bundleInline() };
}

async function put(file, contents) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, contents);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  if (!folder) throw new Error("usage: node js-glue/host/bundle.mjs FOLDER");
  const { tag, link, path, teaser, teaserPath, inline } = await bundle();
  await put(join(folder, "pipit.js"), tag);
  await put(join(folder, "pipit-chat.js"), inline);
  await put(join(folder, path), link);
  await put(join(folder, teaserPath), teaser);
}
