// Who may include whom (docs/architecture.md). A wrong edge between engine modules also fails to link, but not when all that it
// takes is in a header.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ENGINE = "wasm/engine";
const USES = {
  base: [],
  origin: ["base"],
  messages: ["base"],
  flags: ["base"],
  stream: ["base"],
  markdown: ["base"],
  viewport: ["base"],
  metrics: ["base"],
  bridge: ["base", "origin"],
  storage: ["base", "bridge", "origin"],
  tabs: ["base", "bridge"],
  runtime: ["base", "origin", "bridge", "storage", "messages", "stream", "tabs", "viewport", "flags"],
};
const SERVER_MAY_USE = ["base", "origin", "bridge", "flags", "metrics", "markdown"];
/** Each costs 38 to 48 KB of download, or brings a clock, chance or I/O into the engine. */
const HEAVY =
  /^(iostream|sstream|regex|format|chrono|random|thread|fstream|mutex|future|c?time(\.h)?|c?stdio(\.h)?|emscripten.*)$/;

const sources = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => /\.(h|cpp)$/.test(name))
    .map((name) => join(folder, name));
const includesOf = (text) =>
  [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]/gm)].map((match) => match[1]);
const modulesIncludedBy = (text) =>
  includesOf(text)
    .map((path) => path.split("/")[0])
    .filter((name) => name in USES);

const wrong = [];
for (const [module, uses] of Object.entries(USES))
  for (const file of sources(join(ENGINE, module))) {
    const text = readFileSync(file, "utf8");
    for (const used of modulesIncludedBy(text))
      if (used !== module && !uses.includes(used)) wrong.push(`${file}: ${module} may not use ${used}`);
    for (const header of includesOf(text)) {
      if (HEAVY.test(header)) wrong.push(`${file}: <${header}> does not belong into the engine`);
      if (header.includes(".."))
        wrong.push(`${file}: "${header}": an include names its module, as "${module}/…" does`);
    }
  }
for (const file of sources("server"))
  for (const used of modulesIncludedBy(readFileSync(file, "utf8")))
    if (!SERVER_MAY_USE.includes(used)) wrong.push(`${file}: the service may not use ${used}`);

for (const line of wrong) console.error(line);
process.exitCode = wrong.length ? 1 : 0;
