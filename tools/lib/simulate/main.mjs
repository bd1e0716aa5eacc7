// tools/simulate-users, which has looked at the options: NAME VALUE, without their dashes.
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { randomInt } from "node:crypto";
import { run } from "./run.mjs";
import { startService } from "./service.mjs";
import { isGood, printed, summaryOf } from "./summary.mjs";
import { Cut } from "./wire.mjs";

const words = process.argv.slice(2);
const given = Object.fromEntries(words.flatMap((word, at) => (at % 2 ? [] : [[word, words[at + 1]]])));
const count = Number(given.count ?? 100);
// Sixty come each second: what a large shop sees at its best hour, and not all in one moment.
const ARRIVALS = 60;
const options = {
  count,
  site: given.site ?? "demo-shop",
  messages: Number(given.messages ?? 3),
  seed: given.seed ?? String(randomInt(2 ** 31)),
  haste: Number(given.haste ?? 1),
  faults: (given.faults ?? "on") === "on",
  ramp: Number(given.ramp ?? Math.ceil(count / ARRIVALS)),
};

const delay = monitorEventLoopDelay();
const service = given.url ? undefined : await startService();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
const begun = performance.now();
delay.enable();
const url = given.url ?? service.url;
const tally = await run({ ...options, url, wantReports: service?.wantReports }).catch((error) => {
  if (!(error instanceof Cut || error instanceof SyntaxError)) throw error;
  console.error(`error: ${url} is no service of Pipit's: ${error.message}`);
  process.exit(1);
});
const seconds = (performance.now() - begun) / 1000;
await service?.stop();

const summary = summaryOf(tally, { seed: options.seed, seconds, ownDelay: delay.percentile(99) / 1e6 });
if (given.json) writeFileSync(given.json, `${JSON.stringify(summary, undefined, 2)}\n`);
console.log(printed(summary, tally));
process.exitCode = isGood(summary) ? 0 : 1;
