// The browser tests' own settings and worlds. Node reads no TypeScript, so they are compiled first.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const compiled = (name) => path(`../../build/bench/${name}.mjs`);

for (const name of ["chromium", "devTools", "pipitd", "worlds"])
  await build({
    entryPoints: [path(`../../e2e/fixtures/${name}.ts`)],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outfile: compiled(name),
  });
export const { wholeBrowser } = await import(compiled("chromium"));
export const { inBlockedWorld, inPartitionedWorld } = await import(compiled("worlds"));
export const { DevTools } = await import(compiled("devTools"));
export const { Pipitd } = await import(compiled("pipitd"));
