// What the processes of a page's documents keep for themselves, in MB: the kernel's figure, which has wasm, images and layout in it.
import { readFileSync, readdirSync } from "node:fs";

const statusOf = (pid, file) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
};
const renderers = () =>
  readdirSync("/proc").filter(
    (pid) => /^\d+$/.test(pid) && statusOf(pid, "cmdline").includes("--type=renderer"),
  );

/** Clock ticks of all its threads. */
const worked = (pid) => {
  const fields = statusOf(pid, "stat").split(") ")[1]?.split(" ") ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
};

function privateOf(pid) {
  const parts = statusOf(pid, "smaps_rollup").matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm);
  return [...parts].reduce((sum, [, size]) => sum + Number(size), 0) / 1_024;
}

/** No protocol says which process a document is in: it is the one that works when the document does. */
async function processOf(where) {
  const before = new Map(renderers().map((pid) => [pid, worked(pid)]));
  await where.evaluate(() => {
    for (const end = performance.now() + 400; performance.now() < end;);
  });
  const growth = (pid) => worked(pid) - (before.get(pid) ?? Infinity);
  return renderers().reduce((most, pid) => (growth(pid) > growth(most) ? pid : most));
}

async function collect(tab, where) {
  const tools = await tab.context().newCDPSession(where == tab.mainFrame() ? tab : where);
  for (let turn = 0; turn < 3; ++turn) await tools.send("HeapProfiler.collectGarbage");
  await tools.detach();
}

/** Of the page and, where it has one, of the frame's process. */
export async function privateMemory(tab, where) {
  const documents = [...new Set([tab.mainFrame(), where])];
  for (const one of documents) await collect(tab, one);
  const processes = new Set();
  for (const one of documents) processes.add(await processOf(one));
  return [...processes].reduce((sum, pid) => sum + privateOf(pid), 0);
}
