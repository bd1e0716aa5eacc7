// Bundles pipit.js: `node js-glue/host/bundle.mjs OUT` writes it; tests import `bundle` and take it from memory.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

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

/** Fields of our own objects, which nothing outside the script and no DOM object has: their names are shortened. */
const ourFields =
  /^(post|request|receive|connected|iframe|live|reach|warm|restore|methods|start|button|element|setLive|setUnread|setOpen|fail|attach|show)$/;

/** The script's text: an IIFE. */
export async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    target: "es2020",
    minify: true,
    mangleProps: ourFields,
    charset: "utf8",
    legalComments: "none",
    write: false,
    plugins: [minifiedCss],
  });
  return outputFiles[0].text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , out] = process.argv;
  if (!out) throw new Error("usage: node js-glue/host/bundle.mjs OUT");
  await writeFile(out, await bundle());
}
