import { Tag } from "../../abi/layout";
import { randomSeed } from "../ports/random";
import { ANSWER_TIME, MAX_REPORT } from "./limits";
import type { Note } from "./notes";
import type { Tally } from "./tally";

interface Word {
  kind: "ping" | "pong" | "bye" | "report" | "taken";
  id: string;
  report?: string;
}

const KINDS = /^(ping|pong|bye|report|taken)$/;

function wordOf(data: unknown): Word | undefined {
  const { kind, id, report } = Object(data) as Record<string, unknown>;
  if (typeof kind !== "string" || !KINDS.test(kind)) return undefined;
  if (typeof id !== "string" || id.length > 64) return undefined;
  if (report !== undefined && (typeof report !== "string" || report.length > MAX_REPORT)) return undefined;
  return { kind: kind as Word["kind"], id, ...(report !== undefined && { report }) };
}

/**
 * The frames of this visitor's other tabs that measure too. The tab that leads takes their reports, and is the only one that sends any. What they
 * say to each other here also tells how quickly tabs hear each other.
 */
export class Siblings {
  readonly #site: string;
  readonly #tally: Tally;
  /** Takes a report, where this tab leads; false where it is none, or this one does not lead. */
  readonly #take: (report: string) => boolean;
  #channel: BroadcastChannel | undefined;
  readonly #waiting = new Map<string, (isHeard: boolean) => void>();
  /** Whether another tab was heard, and none has gone since. */
  #hasOthers = false;
  /** Whether one was heard since the last question. */
  #isHeard = false;
  /** How many have gone, this one among them. */
  #gone = 0;
  /** Whether the chat has a channel of its own between tabs: without one there is no time between them to be measured. */
  #isInStep = false;

  constructor(site: string, tally: Tally, take: (report: string) => boolean) {
    this.#site = site;
    this.#tally = tally;
    this.#take = take;
  }

  get hasOthers(): boolean {
    return this.#hasOthers;
  }

  /** Without channels, in the browser or where they are refused, each tab is alone. */
  open(): void {
    try {
      this.#channel ??= new BroadcastChannel(`pipit-measured:${this.#site}`);
      this.#channel.onmessage = ({ data }) => this.#hear(wordOf(data));
    } catch {
      this.#channel = undefined;
    }
  }

  /** A page with an open channel is not cached. Whoever waits for this tab waits in vain. */
  close(): void {
    this.#say({ kind: "bye", id: "" });
    this.#channel?.close();
    this.#channel = undefined;
    this.#part();
  }

  note({ command }: Note): void {
    if (command?.tag === Tag.OpenTabs) this.#isInStep = true;
    else if (command?.tag === Tag.CloseTabs) this.#isInStep = false;
  }

  /**
   * Asks the others whether they hear this tab, and measures how long that took, there and back by halves. No answer is a failure of those alone who
   * were known when it asked, and have not gone since.
   */
  async ping(): Promise<void> {
    const began = performance.now();
    const gone = this.#gone;
    const isKnown = this.#hasOthers;
    this.#isHeard = false;
    const isAnswered = await this.#ask({ kind: "ping", id: randomSeed() });
    if (this.#isInStep && isAnswered) this.#measure(performance.now() - began);
    if (this.#isInStep && !isAnswered && isKnown && gone === this.#gone) this.#tally.count("tabSyncFailed");
    // One that has come meanwhile has not heard the question.
    this.#hasOthers &&= this.#isHeard;
  }

  #measure(took: number): void {
    this.#tally.measure("tabSyncMs", took / 2);
    this.#tally.count("tabSyncDone");
  }

  #part(): void {
    this.#gone++;
    this.#hasOthers = this.#isHeard = false;
  }

  /** Whether the tab that leads has taken it. */
  hand(report: string): Promise<boolean> {
    return this.#ask({ kind: "report", id: randomSeed(), report });
  }

  #ask(word: Word): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isHeard: boolean): void => {
        this.#waiting.delete(word.id);
        resolve(isHeard);
      };
      this.#waiting.set(word.id, end);
      setTimeout(end, ANSWER_TIME, false);
      this.#say(word);
    });
  }

  #say(word: Word): void {
    this.#channel?.postMessage(word);
  }

  #hear(word: Word | undefined): void {
    if (!word) return;
    const { kind, id, report } = word;
    if (kind === "bye") return this.#part();
    this.#hasOthers = this.#isHeard = true;
    if (kind === "ping") this.#say({ kind: "pong", id });
    else if (kind !== "report") this.#waiting.get(id)?.(true);
    else if (report && this.#take(report)) this.#say({ kind: "taken", id });
  }
}
