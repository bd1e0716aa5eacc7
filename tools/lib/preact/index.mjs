// Preact as the frame has it: its own source less what the frame never uses (less.patch), which is 1.5 KB less to download, and no
// `innerHTML` in what is delivered. docs/decisions/0016 says what is gone. A version that the patch does not fit fails the build.
import { applyPatch, parsePatch } from "diff";
import { build } from "esbuild";
import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
/** Where it really lies: esbuild names files so, and by another name they would be found twice and without the patch. */
const PREACT = realpathSync(join(HERE, "../../../node_modules/preact"));
const MODULES = /^preact(\/hooks)?$/;

const patches = new Map(
  parsePatch(readFileSync(join(HERE, "less.patch"), "utf8")).map((patch) => [
    join(PREACT, patch.newFileName.replace(/^b\//, "")),
    patch,
  ]),
);

function patched(path) {
  const source = readFileSync(path, "utf8");
  const contents = patches.has(path) ? applyPatch(source, patches.get(path)) : source;
  if (contents === false) throw new Error(`tools/lib/preact/less.patch does not fit ${path}`);
  return contents;
}

const fromSource = {
  name: "preact-from-source",
  setup(plugin) {
    plugin.onResolve({ filter: MODULES }, ({ path }) => ({
      path: join(PREACT, path.slice(7), "src/index.js"),
    }));
    plugin.onLoad({ filter: /[/\\]preact[/\\].*\.js$/ }, ({ path }) => ({ contents: patched(path) }));
  },
};

/** One module of both, so that their private names, which begin with `_`, are the same in both and short. */
async function joined() {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "preact"; export * from "preact/hooks";', resolveDir: HERE },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    mangleProps: /^(__?[a-z].*|componentDidCatch|componentWillUpdate|setState|diffed|unmount)$/,
    // It stands on elements, among them forms, whose fields are properties as well: no field may be called so.
    mangleCache: { _listeners: "$l" },
    plugins: [fromSource],
  });
  return outputFiles[0].text;
}

/** For esbuild: what imports `preact` or `preact/hooks` has this one. */
export const preact = {
  name: "preact",
  setup(plugin) {
    let contents;
    plugin.onResolve({ filter: MODULES }, () => ({ path: "preact", namespace: "joined" }));
    plugin.onLoad({ filter: /./, namespace: "joined" }, async () => ({
      contents: await (contents ??= joined()),
    }));
  },
};
