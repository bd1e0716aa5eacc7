/** The value below which the given part of the samples lies: between two of them, where it falls there. */
export function quantile(samples, part) {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}
export const median = (samples) => quantile(samples, 0.5);

/** Half of the rounds lie within this part of their median, to either side. */
export const spread = (samples) =>
  (quantile(samples, 0.75) - quantile(samples, 0.25)) / 2 / (median(samples) || 1);

/** Rows of texts under a header, the first column to the left and the others to the right. */
export function table(header, rows) {
  const all = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const pad = (text, column) => (column ? text.padStart(widths[column]) : text.padEnd(widths[column]));
  return all.map((row) => row.map(pad).join("  ")).join("\n");
}

/** Prints each target with what was measured; gives whether all were met. */
export function judge(targets) {
  for (const { name, value, most } of targets)
    console.log(`${value <= most ? "met   " : "MISSED"}  ${name}: ${value.toFixed(2)} (at most ${most})`);
  return targets.every(({ value, most }) => value <= most);
}
