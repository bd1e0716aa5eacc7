// Runs virtua's own tests of its list layout against HeightIndex, through adapter.ts.
//
//   node tests/adapters/virtua/run.mjs CHECKOUT
//
// CHECKOUT is a checkout of virtua, in which nothing need be installed; it stays as it is. Build first: tools/build wasm. Exit 1
// when a test fails.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startVitest } from "vitest/node";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = join(HERE, "../../..");
const SPEC = "src/core/layouts/list.spec.ts";

const [, , checkout] = process.argv;
if (!checkout) {
  console.error("usage: node tests/adapters/virtua/run.mjs CHECKOUT");
  process.exit(2);
}

async function prepare(folder) {
  copyFileSync(join(checkout, SPEC), join(folder, "list.spec.ts"));
  const wasm = readFileSync(join(ROOT, "build/wasm/wasm/abi/viewport.wasm")).toString("base64");
  await build({
    entryPoints: [join(HERE, "adapter.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    outfile: join(folder, "list.js"),
    define: { VIEWPORT_WASM: JSON.stringify(wasm) },
    tsconfigRaw: {},
  });
  // The test compares with snapshots that stand in it: none may be rewritten.
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
}

// Below the repository's root, where the test finds vitest.
mkdirSync(join(ROOT, "build"), { recursive: true });
const folder = mkdtempSync(join(ROOT, "build/virtua-"));
try {
  await prepare(folder);
  const vitest = await startVitest("test", [], {
    root: folder,
    include: ["list.spec.ts"],
    watch: false,
    update: false,
    config: false,
  });
  const tests = vitest.state.getFiles().flatMap((file) => [...testsOf(file)]);
  await vitest.close();
  const failed = tests.filter(({ result }) => result?.state !== "pass");
  console.log(`${tests.length - failed.length} of ${tests.length} passed`);
  process.exitCode = tests.length > 0 && failed.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function* testsOf(task) {
  if (task.type === "test") yield task;
  for (const child of task.tasks ?? []) yield* testsOf(child);
}
