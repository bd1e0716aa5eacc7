import { siteName } from "../boot";
import { watchDrawing } from "./drawing";
import { MAX_EARLY_NOTES } from "../limits";
import { MAX_REPORT, REPORT_INTERVAL } from "./limits";
import { measureLoading, measureMemory, watchTasks } from "./loading";
import { Measurements } from "./Measurements";
import { watchMoving } from "./moving";
import type { Note, Watch } from "./notes";
import { mayMeasure, type Tell } from "./permission";
import { watchRequests } from "./requests";
import { watchRestoring } from "./restoring";
import { Siblings } from "./siblings";
import { watchStorage } from "./storage";

/** Set by the bundler: where metrics.wasm is served. */
declare const METRICS_ADDRESS: string;

/** How this frame does, measured where the site wants that and the visitor may be: docs/metrics.md. It only looks on. */
class Measuring {
  readonly #tally: Measurements;
  readonly #tell: Tell;
  readonly #siblings: Siblings;
  readonly #watches: readonly Watch[];
  #leads = false;
  #hasSiblings = false;
  #may = false;

  constructor(tally: Measurements, tell: Tell) {
    this.#tally = tally;
    this.#tell = tell;
    this.#siblings = new Siblings(siteName(), tally, (report) => this.#leads && tally.merge(report));
    this.#watches = [
      watchStorage(tally),
      watchRestoring(tally),
      watchRequests(tally, (leads) => (this.#leads = leads)),
      watchDrawing(tally),
      watchMoving(tally),
    ];
  }

  async start(): Promise<void> {
    this.#hasSiblings = this.#siblings.open();
    measureLoading(this.#tally);
    watchTasks(this.#tally);
    addEventListener("pagehide", () => this.#siblings.close());
    addEventListener("pageshow", () => this.#siblings.open());
    document.addEventListener("visibilitychange", () => document.hidden && void this.#report());
    setInterval(() => void this.#look(), REPORT_INTERVAL);
    await this.#ask();
  }

  note(note: Note): void {
    for (const watch of this.#watches) watch(note);
  }

  async #ask(): Promise<void> {
    this.#may = await mayMeasure(this.#tell);
  }

  async #look(): Promise<void> {
    measureMemory(this.#tally);
    await Promise.all([this.#ask(), this.#siblings.ping()]);
    await this.#report();
  }

  /** What may not be told is forgotten. What the tab that leads has not taken waits for the next time. */
  async #report(): Promise<void> {
    const report = this.#tally.take();
    if (!report || !this.#may) return;
    if (this.#leads || !this.#hasSiblings) send(report);
    else if (!(await this.#siblings.hand(report))) this.#tally.merge(report);
  }
}

/** By a beacon, which outlives the page. Whether it arrives is nobody's concern here: the chat works the same. */
function send(report: string): void {
  if (report.length > MAX_REPORT) return;
  const body = `{"site":${JSON.stringify(siteName())},"report":${report}}`;
  navigator.sendBeacon("/api/monitoring/widget", new Blob([body], { type: "application/json" }));
}

/** Takes what the frame has noted until now and gives what takes the rest. */
export function observe(past: readonly Note[], tell: Tell): { push(note: Note): void } {
  const early: Note[] = [...past];
  let take: Watch = (note) => void (early.length < MAX_EARLY_NOTES && early.push(note));
  void Measurements.load(METRICS_ADDRESS).then(
    (tally) => {
      const measuring = new Measuring(tally, tell);
      for (const note of early) measuring.note(note);
      take = (note) => measuring.note(note);
      return measuring.start();
    },
    () => (take = () => {}),
  );
  return { push: (note) => take(note) };
}
