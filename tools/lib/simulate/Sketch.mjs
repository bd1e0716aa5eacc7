// The widget's own (wasm/engine/metrics/Sketch.h): bin k has what is more than edge k and at most edge k + 1.
const ACCURACY = 0.01;
const GROWTH = (1 + ACCURACY) / (1 - ACCURACY);
const LEAST = 1e-3;
const MOST = 1e7;
const BINS = 1152;

// Multiplied one by one, as there: each edge is the same double.
const edges = [LEAST];
while (edges.length <= BINS) edges.push(edges.at(-1) * GROWTH);

function binOf(value) {
  let [low, high] = [0, BINS - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle + 1]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What values were measured, as a report has it: -n for n empty bins in a row, n for a bin with n values. */
export function sketchOf(values) {
  const all = values.map((value) => Math.min(Math.max(value, 0), MOST));
  const counts = new Map();
  for (const value of all.filter((value) => value >= LEAST))
    counts.set(binOf(value), (counts.get(binOf(value)) ?? 0) + 1);
  const bins = [];
  let next = 0;
  for (const [bin, count] of [...counts].sort(([one], [other]) => one - other)) {
    if (bin > next) bins.push(next - bin);
    bins.push(count);
    next = bin + 1;
  }
  const zero = all.filter((value) => value < LEAST).length;
  return {
    sum: all.reduce((sum, value) => sum + Math.floor(value * 1000 + 0.5), 0) / 1000,
    min: Math.round(Math.min(...all) * 1e6) / 1e6,
    max: Math.round(Math.max(...all) * 1e6) / 1e6,
    ...(zero && { zero }),
    bins,
  };
}
