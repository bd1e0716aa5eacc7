// The browser tests' own settings. Node reads no TypeScript, so they are compiled first.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const compiled = path("../../build/bench/chromium.mjs");

await build({ entryPoints: [path("../../e2e/fixtures/chromium.ts")], format: "esm", outfile: compiled });
export const { chromiumOptions } = await import(compiled);
