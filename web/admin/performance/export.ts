import { csvOf, saveFile } from "../parts/files";
import { FIGURES } from "./metrics";
import type { Measurements } from "./types";

const nameOf = ({ site, to }: Measurements, range: string, ending: string): string =>
  `performance-${site ?? "all"}-${range}-${new Date(to).toISOString().slice(0, 10)}.${ending}`;

/** A line for each window that there is; what was not measured is empty. */
export function saveCsv(measurements: Measurements, range: string): void {
  const rows = measurements.windows.map(({ starts, seconds, reports, health, figures }) => [
    new Date(starts).toISOString(),
    seconds,
    reports,
    health?.score ?? null,
    ...FIGURES.map((figure) => figures[figure] ?? null),
  ]);
  const head = ["starts", "seconds", "reports", "score", ...FIGURES];
  saveFile(nameOf(measurements, range, "csv"), "text/csv", csvOf([head, ...rows]));
}

export function saveJson(measurements: Measurements, range: string): void {
  const text = `${JSON.stringify(measurements, null, 2)}\n`;
  saveFile(nameOf(measurements, range, "json"), "application/json", text);
}
