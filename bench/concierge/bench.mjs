// How many labelled messages the concierge understands, and how fast. See ../README.md.
import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../lib/stats.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = join(ROOT, "build/bench/bench/concierge/concierge_bench");
const SPLITS = ["train", "test"];
const LANGUAGES = ["all", "en", "es", "ar"];
/** Of the messages that no rule was written for. */
const INTENTS_LEAST = 95;
const SLOTS_LEAST = 97;

const percent = ({ rows, right }) => (rows ? (100 * right) / rows : 100);
const shown = (tally) => (tally.rows ? `${percent(tally).toFixed(1)} % of ${tally.rows}` : "-");

/** A row a name, a column a split and language. */
function byName(taken, group, tallyOf) {
  const columns = SPLITS.flatMap((split) => LANGUAGES.map((language) => [split, language]));
  const names = new Set(columns.flatMap(([split, language]) => Object.keys(taken[split][language][group])));
  const rows = [...names].map((name) => [
    name,
    ...columns.map(([split, language]) => {
      const entry = taken[split][language][group][name];
      return entry ? shown(tallyOf(entry)) : "-";
    }),
  ]);
  return table([group, ...columns.map((column) => column.join(" "))], rows);
}

function targetsOf({ all }) {
  const slots = Object.entries(all.slots).map(([name, { all: tally }]) => ({
    name: `${name}, where it is and where it is not`,
    value: percent(tally),
    least: SLOTS_LEAST,
  }));
  return [
    { name: "intents", value: percent(all.intent), least: INTENTS_LEAST },
    { name: "slots that are said, or were read", value: percent(all.said), least: SLOTS_LEAST },
    ...slots,
  ];
}

function judge(targets) {
  for (const { name, value, least } of targets)
    console.log(
      `${value >= least ? "met   " : "MISSED"}  ${name}: ${value.toFixed(1)} % (at least ${least} %)`,
    );
  return targets.every(({ value, least }) => value >= least);
}

export async function run() {
  const about = {
    date: new Date().toISOString(),
    processor: `${cpus().length} x ${cpus()[0].model}`,
    load: loadavg().map((value) => Number(value.toFixed(1))),
  };
  const taken = JSON.parse(execFileSync(PROGRAM, [join(ROOT, "tests/data/concierge")], { encoding: "utf8" }));
  const totals = SPLITS.flatMap((split) =>
    LANGUAGES.map((language) => {
      const { rows, intent, said } = taken[split][language];
      return [`${split}, ${language}`, shown(intent), shown(said), shown(rows)];
    }),
  );
  console.log(table(["", "intent", "slots that are said", "whole messages"], totals));
  console.log(`\n${byName(taken, "intents", (tally) => tally)}`);
  console.log(`\n${byName(taken, "slots", ({ said }) => said)}\n`);
  for (const { text, mistake } of taken.mistakes) console.log(`misread (train): ${text}: ${mistake}`);
  console.log(
    `${Math.round(taken.messagesASecond)} messages a second; 2,500 characters ${taken.halfOfTheLongest.toFixed(2)} ms, ` +
      `5,000 characters ${taken.longest.toFixed(2)} ms`,
  );
  const targets = targetsOf(taken.test);
  return { about, taken, targets, ok: judge(targets) };
}
