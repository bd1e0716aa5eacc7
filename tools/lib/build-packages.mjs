// Builds what is published on npm, and a small app of each package from exactly that.
//
//   node tools/lib/build-packages.mjs
//
// What it writes into build/packages: a folder for each package as it is published, and its tarball by `npm pack`; apps/, which
// has the tarballs' content as its node_modules and the sources of tests/packages/apps; and site/, those apps as vite builds them.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { build } from "vite";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const OUT = join(ROOT, "build/packages");
const APPS = join(OUT, "apps");
const PACKAGES = ["pipit", "react", "vue"];

function compile() {
  const { config } = ts.readConfigFile(join(ROOT, "packages/tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, "packages"));
  const program = ts.createProgram(fileNames, options);
  const { diagnostics } = program.emit(undefined, place);
  const found = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (found.length > 0)
    throw new Error(
      ts.formatDiagnostics(found, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => ROOT,
        getNewLine: () => "\n",
      }),
    );
}

/** Flat: the types of js-glue/host/public.ts go beside the modules of the package that carries them. */
function place(emitted, text, _bom, _onError, [source]) {
  const [, name = "pipit"] = /packages\/(\w+)\/src\//.exec(source.fileName) ?? [];
  const file = join(OUT, name, "dist", basename(emitted));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function pack(name) {
  const folder = join(OUT, name);
  for (const file of ["package.json", "README.md"])
    cpSync(join(ROOT, "packages", name, file), join(folder, file));
  cpSync(join(ROOT, "LICENSE"), join(folder, "LICENSE"));
  const told = execFileSync("npm", ["pack", "--json", "--pack-destination", OUT], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ filename }] = JSON.parse(told);
  return join(OUT, basename(filename));
}

/** As npm would install it; what it asks for itself is in the repository's node_modules. */
function install(name, tarball) {
  const { name: full } = JSON.parse(readFileSync(join(OUT, name, "package.json"), "utf8"));
  const folder = join(APPS, "node_modules", full);
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
}

async function buildApps() {
  cpSync(join(ROOT, "tests/packages/apps"), APPS, { recursive: true });
  const { default: vue } = await import("@vitejs/plugin-vue");
  const { default: react } = await import("@vitejs/plugin-react");
  for (const { name } of readdirSync(APPS, { withFileTypes: true }).filter(isApp))
    await build({
      root: join(APPS, name),
      base: `/${name}/`,
      configFile: false,
      logLevel: "warn",
      // React's strict mode mounts twice in development alone.
      mode: "development",
      define: { "process.env.NODE_ENV": '"development"', __VUE_PROD_DEVTOOLS__: "false" },
      plugins: [vue(), react()],
      build: {
        outDir: join(OUT, "site", name),
        emptyOutDir: true,
        minify: false,
        reportCompressedSize: false,
      },
    });
}
const isApp = (entry) => entry.isDirectory() && entry.name !== "node_modules";

rmSync(OUT, { recursive: true, force: true });
compile();
for (const name of PACKAGES) install(name, pack(name));
await buildApps();
writeFileSync(join(OUT, "built"), "");
