import { quantile, table } from "../../../bench/lib/stats.mjs";
import { KINDS } from "./problems.mjs";

const LEAST_SUCCESS = 99.9;
const EXAMPLES = 20;
const PARTS = { p50: 0.5, p95: 0.95, p99: 0.99 };
const NAMES = {
  acknowledged: "acknowledged",
  answered: "first word of the answer",
  acknowledgedUndisturbed: "acknowledged, undisturbed",
  answeredUndisturbed: "first word, undisturbed",
};

const rounded = (number) => Math.round(number * 10) / 10;

/** All that a run has found, as one object. */
export function summaryOf(tally, { seed, seconds, ownDelay }) {
  const count = (name) => tally.counts[name] ?? 0;
  const problems = Object.fromEntries(
    KINDS.map((kind) => [kind, tally.problems.filter((problem) => problem.kind === kind).length]),
  );
  const latency = Object.fromEntries(
    Object.entries(tally.latencies).map(([name, samples]) => [
      name,
      {
        samples: samples.length,
        ...(samples.length &&
          Object.fromEntries(
            Object.entries(PARTS).map(([part, share]) => [part, rounded(quantile(samples, share))]),
          )),
      },
    ]),
  );
  const failures = Object.values(tally.wishes).reduce((sum, { tried, done }) => sum + tried - done, 0);
  return {
    seed,
    seconds: rounded(seconds),
    visitors: count("visitors"),
    checked: count("checked"),
    messages: count("messages"),
    acknowledged: count("acknowledged"),
    success: tally.success,
    failures,
    ...problems,
    streams: count("streams"),
    reconnects: count("reconnects"),
    requests: count("requests"),
    retries: count("retries"),
    limited: count("limited"),
    lostConnections: count("lostConnections"),
    latency,
    ownDelay: rounded(ownDelay),
    wishes: tally.wishes,
    counts: tally.counts,
  };
}

/** Nothing is lost, doubled or in another order; every conversation was looked at; next to all that visitors wanted came true. */
export const isGood = (summary) =>
  summary.visitors > 0 &&
  summary.checked === summary.visitors &&
  summary.success >= LEAST_SUCCESS &&
  KINDS.every((kind) => summary[kind] === 0);

const inPerCent = (value) => `${(Math.floor(value * 1000) / 1000).toFixed(3)} %`;

export function printed(summary, tally) {
  const faults = Object.entries(tally.counts).filter(([name]) => name.startsWith("fault."));
  const list = (entries) => entries.map(([name, number]) => `${name.split(".")[1]} ${number}`).join(", ");
  const scenarios = Object.entries(tally.counts).filter(([name]) => name.startsWith("scenario."));
  const rows = [
    ["seed", summary.seed],
    ["visitors", `${summary.visitors} (${list(scenarios)}), ${summary.checked} conversations read back`],
    ["messages", `${summary.messages}, ${summary.acknowledged} acknowledged`],
    ["success", `${inPerCent(summary.success)}, ${summary.failures} failures`],
    ...KINDS.map((kind) => [kind, summary[kind]]),
    ["reconnects", `${summary.reconnects}, ${summary.streams} streams`],
    [
      "retries",
      `${summary.retries}, ${summary.requests} requests, ${summary.lostConnections} lost without a fault of ours`,
    ],
    ["429", summary.limited],
    ["faults", list(faults) || "none"],
    ["time", `${summary.seconds} s; this process was late by ${summary.ownDelay} ms (p99)`],
  ].map(([name, value]) => `${name.padEnd(12)}${value}`);
  const latencies = Object.entries(NAMES).map(([key, name]) => {
    const { samples, ...parts } = summary.latency[key];
    return [name, samples, ...Object.keys(PARTS).map((part) => parts[part] ?? "-")];
  });
  const examples = [
    ...tally.problems.slice(0, EXAMPLES).map(({ kind, what }) => `${kind}: ${what}`),
    ...tally.failures.slice(0, EXAMPLES).map((what) => `failed: ${what}`),
  ];
  return [
    ...rows,
    "",
    table(["latency in ms", "samples", ...Object.keys(PARTS)], latencies),
    ...(examples.length ? ["", ...examples] : []),
  ].join("\n");
}
