import { randomSeed } from "../ports/random";
import { ANSWER_TIME, MAX_REPORT } from "./limits";
import type { Tally } from "./tally";

interface Word {
  kind: "ping" | "pong" | "report" | "taken";
  id: string;
  report?: string;
}

const KINDS = /^(ping|pong|report|taken)$/;

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
  /** Whether there was another tab when that was asked last. */
  #hasOthers = false;

  constructor(site: string, tally: Tally, take: (report: string) => boolean) {
    this.#site = site;
    this.#tally = tally;
    this.#take = take;
  }

  /** False where the browser has no channels. */
  open(): boolean {
    try {
      this.#channel ??= new BroadcastChannel(`pipit-measured:${this.#site}`);
    } catch {
      return false;
    }
    this.#channel.onmessage = ({ data }) => this.#hear(wordOf(data));
    return true;
  }

  /** A page with an open channel is not cached. */
  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
    this.#hasOthers = false;
  }

  /** Asks the others whether they hear this tab, and measures how long that took, there and back by halves. */
  async ping(): Promise<void> {
    const began = performance.now();
    const isHeard = await this.#ask({ kind: "ping", id: randomSeed() });
    if (isHeard) {
      this.#tally.measure("tabSyncMs", (performance.now() - began) / 2);
      this.#tally.count("tabSyncDone");
    } else if (this.#hasOthers) {
      this.#tally.count("tabSyncFailed");
    }
    this.#hasOthers = isHeard;
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
    if (kind === "ping") this.#say({ kind: "pong", id });
    else if (kind !== "report") this.#waiting.get(id)?.(true);
    else if (report && this.#take(report)) this.#say({ kind: "taken", id });
  }
}
