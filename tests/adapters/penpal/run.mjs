// Runs penpal's own tests against connect(), through adapter.ts.
//
//   node tests/adapters/penpal/run.mjs CHECKOUT [NAME]
//
// CHECKOUT is a checkout of penpal in which `npm ci` was run; it stays as it is, a copy of it is changed. NAME narrows the test files.
// The browser is /usr/bin/chromium, or what CHROMIUM names. Exit 1 when a test fails that is not listed in expected.json.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** A test that waits for a child that never answers keeps penpal's own server, and so vitest, from ending. */
const LONGEST = 180_000;

const [, , checkout, name = ""] = process.argv;
if (!checkout) {
  console.error("usage: node tests/adapters/penpal/run.mjs CHECKOUT [NAME]");
  process.exit(2);
}

async function prepare(folder) {
  cpSync(checkout, folder, { recursive: true, filter: (path) => !/\/(node_modules|\.git|dist)$/.test(path) });
  symlinkSync(resolve(checkout, "node_modules"), join(folder, "node_modules"));
  await build({
    entryPoints: [join(HERE, "adapter.ts")],
    bundle: true,
    format: "esm",
    target: "es2022",
    outfile: join(folder, "src/adapter.js"),
    tsconfigRaw: {},
  });
  writeFileSync(join(folder, "src/index.ts"), 'export * from "./adapter.js";\n');
  writeFileSync(join(folder, "src/guards.ts"), 'export * from "./adapter.js";\n');
  const worker = 'export { WorkerMessenger as default } from "./../adapter.js";\n';
  writeFileSync(join(folder, "src/messengers/WorkerMessenger.ts"), worker);
  const config = join(folder, "vitest.browser.config.ts");
  const launch = `launchOptions: { executablePath: ${JSON.stringify(BROWSER)}, args: ["--no-sandbox"] }, unused: isEdge`;
  writeFileSync(config, readFileSync(config, "utf8").replace("launchOptions: isEdge", launch));
}

async function run(folder) {
  const results = join(folder, "results.json");
  const parameters = [
    "vitest",
    "run",
    "--config",
    "vitest.browser.config.ts",
    "--reporter=json",
    `--outputFile=${results}`,
  ];
  // The tests of backwardCompatibility/ speak to a bundle of penpal 6: another wire protocol.
  const child = spawn(
    "npx",
    [
      ...parameters,
      "--exclude=**/backwardCompatibility/**",
      "--exclude=test/unit/**",
      "--exclude=test/types/**",
      name,
    ],
    {
      cwd: folder,
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
    },
  );
  for (const end = Date.now() + LONGEST; !existsSync(results) && Date.now() < end && child.exitCode === null;)
    await pause(200);
  await pause(500);
  if (child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  return JSON.parse(readFileSync(results, "utf8"));
}

const folder = mkdtempSync(join(tmpdir(), "penpal-"));
try {
  await prepare(folder);
  const { testResults } = await run(folder);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status !== "passed");
  const expected = JSON.parse(readFileSync(join(HERE, "expected.json"), "utf8"));
  for (const { fullName, failureMessages } of failed)
    console.log(
      `${expected[fullName] ? "policy" : "FAILED"}  ${fullName}\n        ${expected[fullName] ?? failureMessages.join("\n").slice(0, 600)}`,
    );
  console.log(`${tests.length - failed.length} of ${tests.length} passed`);
  process.exitCode = tests.length && failed.every(({ fullName }) => fullName in expected) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
