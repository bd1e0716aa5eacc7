import { ask } from "../api/ask";
import { stepsOf, type Range } from "../charts/ranges";
import type { Measured, Measurements, Told, Window } from "./types";

interface Answer extends Omit<Measurements, "windows" | "total"> {
  windows: Told<Window>[];
  total: Told<Measured>;
}

/** Long tasks are drawn as figures are. Without reports there are none. */
function withLongTasks<T extends Measured>(measured: Told<T>): T {
  const { count, perReport } = measured.longTasks;
  const longTasks = perReport === null ? {} : { longTasks: count, longTasksPerReport: perReport };
  return { ...measured, figures: { ...measured.figures, ...longTasks } };
}

export async function readMeasurements(site: string, range: Range): Promise<Measurements> {
  const { from, to } = stepsOf(range, Date.now());
  const query = new URLSearchParams({ from: String(from), to: String(to), step: String(range.step / 1000) });
  if (site) query.set("site", site);
  const answer = await ask<Answer>("GET", `/api/monitoring/widget?${query}`);
  return { ...answer, windows: answer.windows.map(withLongTasks), total: withLongTasks(answer.total) };
}
