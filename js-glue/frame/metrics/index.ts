import { siteName } from "../boot";
import { watchDrawing } from "./drawing";
import { measureEarly } from "./early";
import { MAX_REPORT, MAX_TABS, REPORT_INTERVAL, VIEW_LOOKS } from "./limits";
import { measureMemory, watchLoading, watchTasks } from "./loading";
import { Measurements } from "./Measurements";
import { watchMoving } from "./moving";
import type { Note, Notes, Watch } from "./notes";
import { PageView } from "./PageView";
import { hasSignal, isWithdrawn, mayMeasure, type Tell } from "./permission";
import { watchRequests } from "./requests";
import { watchRestoring } from "./restoring";
import { Siblings } from "./siblings";
import { watchStorage } from "./storage";

/** Set by the bundler: where metrics.wasm is served. */
declare const METRICS_ADDRESS: string;

const ROUTE = "/api/monitoring/widget";

/** How this frame does, measured where the site wants that and the visitor may be: docs/metrics.md. It only looks on. */
class Measuring {
  readonly #tally: Measurements;
  readonly #tell: Tell;
  readonly #siblings: Siblings;
  readonly #watches: readonly Watch[];
  readonly #view: PageView;
  #looks = 0;
  readonly #look: readonly Watch[];
  #leads = false;
  #may = false;
  /** How often the visitor has taken back that they may be: what the page said before counts no more. */
  #withdrawals = 0;
  /** Of how many tabs the next report is. */
  #tabs = 1;
  /** What another tab was handed and has not said anything to. */
  #handed = "";

  constructor(tally: Measurements, tell: Tell) {
    this.#tally = tally;
    this.#tell = tell;
    this.#siblings = new Siblings(siteName(), tally, (report) => this.#merge(report));
    this.#view = new PageView((text) => tally.scratch.redact(text));
    this.#watches = [
      (note) => this.#view.note(note),
      watchLoading(tally),
      watchStorage(tally),
      watchRestoring(tally),
      watchRequests(tally, (leads) => (this.#leads = leads)),
      (note) => this.#siblings.note(note),
      (note) => isWithdrawn(note) && this.#withdraw(),
    ];
    // What they see is on screen now, or never.
    this.#look = [watchDrawing(tally), watchMoving(tally)];
  }

  async start(): Promise<void> {
    this.#siblings.open();
    watchTasks(this.#tally);
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", ({ persisted }) => {
      this.#siblings.open();
      if (persisted) this.#view.again();
    });
    // A tab that stands still cannot answer.
    document.addEventListener("freeze", () => this.#siblings.close());
    document.addEventListener("resume", () => this.#siblings.open());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) return this.#view.turn();
      this.#view.tell(this.#may);
      void this.#report();
    });
    setInterval(() => void this.#tick(), REPORT_INTERVAL);
    await Promise.all([this.#ask(), this.#siblings.ping()]);
  }

  note(note: Note): void {
    this.replay(note);
    for (const watch of this.#look) watch(note);
  }

  /** What happened before anybody looked. */
  replay(note: Note): void {
    for (const watch of this.#watches) watch(note);
  }

  async #ask(): Promise<void> {
    const before = this.#withdrawals;
    const may = await mayMeasure(this.#tell);
    this.#may = may && this.#withdrawals === before;
  }

  async #tick(): Promise<void> {
    measureMemory(this.#tally);
    await Promise.all([this.#ask(), this.#siblings.ping()]);
    if (++this.#looks % VIEW_LOOKS === 0) this.#view.tell(this.#may);
    await this.#report();
  }

  /** What another tab has measured, where this one leads. */
  #merge(report: string): boolean {
    const isTaken = this.#leads && this.#tabs < MAX_TABS && this.#tally.merge(report);
    if (isTaken) this.#tabs++;
    return isTaken;
  }

  /** What may not be told is forgotten. */
  #take(): string {
    const report = this.#tally.take();
    return this.#may && !hasSignal() ? report : "";
  }

  /** Until the page is asked again, which is the visitor's no, or their yes to a chat that begins anew. */
  #withdraw(): void {
    this.#withdrawals++;
    this.#may = false;
    this.#handed = "";
    this.#tally.take();
  }

  /** What no other tab takes, since there is none or none of them leads, this one tells itself. */
  async #report(): Promise<void> {
    const report = this.#take();
    if (!report) return;
    if (this.#leads || !this.#siblings.hasOthers) return this.#send(report);
    this.#handed = report;
    const isTaken = await this.#siblings.hand(report);
    if (this.#handed !== report) return;
    this.#handed = "";
    if (!isTaken) this.#send(report);
  }

  /**
   * The page goes, and nobody can be waited for any more. The engine has heard of it first and has ended its event stream: which tab leads is not
   * asked here. Where the browser keeps the page it goes on with nothing counted.
   */
  #leave(): void {
    if (this.#handed) this.#tally.merge(this.#handed);
    this.#handed = "";
    const report = this.#take();
    if (report) this.#send(report);
    this.#siblings.close();
  }

  /** By a beacon, which outlives the page. Whether it arrives is nobody's concern here: the chat works the same. */
  #send(report: string): void {
    if (report.length > MAX_REPORT) return;
    const body = `{"site":${JSON.stringify(siteName())},"report":${report},"reports":${this.#tabs}}`;
    const isOnItsWay = navigator.sendBeacon(ROUTE, new Blob([body], { type: "application/json" }));
    if (isOnItsWay) this.#tabs = 1;
    else this.#tally.merge(report);
  }
}

/** Takes what the frame has noted until now, and what it notes from then on. */
export async function observe(notes: Notes, tell: Tell): Promise<void> {
  const tally = await Measurements.load(METRICS_ADDRESS).catch(() => undefined);
  const measuring = tally && new Measuring(tally, tell);
  notes.drawn = undefined;
  notes.push = (note) => measuring?.note(note);
  const early = notes.early.splice(0);
  if (!measuring) return;
  measureEarly(tally, early);
  for (const note of early) measuring.replay(note);
  await measuring.start();
}
