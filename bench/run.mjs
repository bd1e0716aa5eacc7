// tools/bench calls this: `node bench/run.mjs [--json FILE] NAME…`.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({ options: { json: { type: "string" } }, allowPositionals: true });
const results = {};
for (const name of positionals) {
  console.log(`\n${name}`);
  const { run } = await import(`./${name}/bench.mjs`);
  results[name] = await run();
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = Object.values(results).every(({ ok }) => ok) ? 0 : 1;
