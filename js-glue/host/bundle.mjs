// Bundles pipit.js: `node js-glue/host/bundle.mjs OUT` writes it; tests import `bundle` and take it from memory.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { minify } from "terser";

const entry = fileURLToPath(new URL("index.ts", import.meta.url));

/** esbuild takes a style sheet as text, but does not make that text smaller. */
const minifiedCss = {
  name: "minified-css",
  setup: (plugin) =>
    plugin.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: css.code.trim(), loader: "text" };
    }),
};

/** esbuild joins the modules; terser then makes the one function smaller. No property is renamed: all are someone else's too. */
export async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    target: "es2020",
    minify: true,
    tsconfigRaw: {}, // Without the "use strict" of the type checker's settings: modules are strict anyway.
    charset: "utf8",
    legalComments: "none",
    write: false,
    plugins: [minifiedCss],
  });
  const { code } = await minify(outputFiles[0].text, {
    ecma: 2020,
    // Measured, the arrows too: nothing here is made with `new` that this script defines.
    compress: { passes: 5, hoist_funs: true, conditionals: false, lhs_constants: false, unsafe_arrows: true },
  });
  return code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , out] = process.argv;
  if (!out) throw new Error("usage: node js-glue/host/bundle.mjs OUT");
  await writeFile(out, await bundle());
}
