import { readFile } from "node:fs/promises";
import { transform } from "esbuild";

/** esbuild takes a style sheet as text, but does not make that text smaller. */
export const minifiedCss = {
  name: "minified-css",
  setup: (plugin) =>
    plugin.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: css.code.trim(), loader: "text" };
    }),
};
