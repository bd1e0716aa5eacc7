// What tools/size prints. Expects a build.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { PARTS } from "./build-web.mjs";

const ROOT = join(fileURLToPath(import.meta.url), "../../..");
const WEB = join(ROOT, "build/web");
const limits = JSON.parse(readFileSync(join(ROOT, "tools/lib/sizes.json"), "utf8"));

/** The languages have one limit. */
const kindOf = (name) => name.replace(/(?<=\/(texts|names)-)[a-z]{2}/, "*");
const withoutHash = (name) => name.replace(/-[0-9a-f]{12}\./, ".");
/** As it is served: what the service compresses itself has no such file. */
const smallOf = (file, raw) =>
  existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : brotliCompressSync(raw);
function measure(stage, path) {
  const raw = readFileSync(join(WEB, path));
  const name = withoutHash(path);
  const gzip = gzipSync(raw, { level: 9 }).length;
  return {
    stage,
    name,
    raw: raw.length,
    gzip,
    brotli: smallOf(join(WEB, path), raw).length,
    limit: limits.files[kindOf(name)],
  };
}

// What is loaded when a visitor asks for it counts by itself.
const isWanted = (name) =>
  [
    ...PARTS,
    "markdown",
    "highlight",
    "search",
    "help",
    "privacy",
    "texts",
    "names",
    "forward",
    "visitor",
    "window",
  ].includes(name.split("-")[0]);
const assets = readdirSync(join(WEB, "assets")).filter((name) => !/\.(br|gz)$/.test(name));
const admins = readdirSync(join(WEB, "admin")).filter((name) => !/\.(br|gz)$/.test(name));
const files = [
  measure("before intent", "pipit.js"),
  measure("when wanted", "pipit-chat.js"),
  measure("opened", "frame/index.html"),
  ...assets.map((name) => measure(isWanted(name) ? "when wanted" : "opened", `assets/${name}`)),
  // No visitor downloads these.
  ...admins.map((name) => measure("admin", `admin/${name}`)),
];
const sum = (name, chosen, limit) => ({
  stage: "sum",
  name,
  raw: chosen.reduce((total, file) => total + file.raw, 0),
  gzip: chosen.reduce((total, file) => total + file.gzip, 0),
  brotli: chosen.reduce((total, file) => total + file.brotli, 0),
  limit,
});
const opened = files.filter((file) => !["when wanted", "admin"].includes(file.stage));
const languages = files.filter((file) => kindOf(file.name) === "assets/texts-*.js");
const largest = languages.reduce((one, other) => (other.brotli > one.brotli ? other : one));
const rows = [
  ...files,
  sum(
    "before intent",
    files.filter((file) => file.stage === "before intent"),
    limits.beforeIntent,
  ),
  sum("opened, in all", opened, limits.opened),
  sum("in another language", [...opened, largest], limits.openedInAnotherLanguage),
];

const line = (...cells) =>
  cells.map((cell, i) => (i < 2 ? String(cell).padEnd([14, 22][i]) : String(cell).padStart(9))).join(" ");
console.log(line("", "file", "raw", "gzip", "brotli", "limit"));
for (const row of rows) {
  const over = row.limit !== undefined && row.brotli > row.limit;
  if (over) process.exitCode = 1;
  console.log(
    line(row.stage, row.name, row.raw, row.gzip, row.brotli, row.limit ?? "-"),
    over ? " OVER" : "",
  );
}
for (const name of Object.keys(limits.files))
  if (!files.some((file) => kindOf(file.name) === name)) {
    console.log(`${name} has a limit but was not built`);
    process.exitCode = 1;
  }
