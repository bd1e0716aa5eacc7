// The widget holds no message back for longer than an hour; nobody here waits for so long.
const LONGEST_HOLD = 60;

/** What all visitors have counted and measured. */
export class Tally {
  counts = {};
  /** What visitors wanted: how often, and how often they got it. By what it was. */
  wishes = {};
  /** Milliseconds, by what was measured. */
  latencies = { acknowledged: [], answered: [], acknowledgedUndisturbed: [], answeredUndisturbed: [] };
  problems = [];
  failures = [];

  count(what, by = 1) {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  wish(what) {
    const wish = (this.wishes[what] ??= { tried: 0, done: 0 });
    ++wish.tried;
    return {
      done: () => ++wish.done,
      failed: (why) => this.failures.push(`${what}: ${why}`),
    };
  }

  measure(what, milliseconds) {
    this.latencies[what].push(milliseconds);
  }

  /** Another status than was wanted; gives for how many milliseconds the service wants to be left alone. */
  refused(route, status, headers) {
    this.count(status === 429 ? "limited" : `status.${status}`);
    const seconds = status === 429 || status === 503 ? Number(headers["retry-after"] ?? 0) : 0;
    return Number.isFinite(seconds) ? 1000 * Math.min(seconds, LONGEST_HOLD) : 0;
  }

  /** Of all wishes, those that came true, in per cent. */
  get success() {
    const all = Object.values(this.wishes);
    const sum = (name) => all.reduce((total, wish) => total + wish[name], 0);
    return sum("tried") ? (100 * sum("done")) / sum("tried") : 0;
  }
}
