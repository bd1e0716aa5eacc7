// What the service tells of changes, while somebody looks: GET /api/admin/events.

const ROUTE = "/api/admin/events";
/** It says something every 15 s at least. Who has heard nothing for so long is connected to nobody. */
const SILENCE = 45_000;

export type Topic = "alerts" | "monitoring" | "feedback" | "analytics" | "flags" | "tickets";

/** Without a topic anything may have changed; without a site it is about all of them, or none. */
export interface Change {
  topic: Topic | null;
  site: string | null;
}

/** One stream of changes, which is opened again by the browser, or by whoever calls follow() from time to time. */
export class Changes {
  readonly #onChange: (change: Change) => void;
  #source: EventSource | undefined;
  #isOpen = false;
  #heardAt = 0;

  constructor(onChange: (change: Change) => void) {
    this.#onChange = onChange;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  follow(): void {
    if (this.#isOpen && performance.now() - this.#heardAt > SILENCE) this.drop();
    if (this.#source) return;
    const source = new EventSource(ROUTE);
    this.#source = source;
    source.onopen = () => {
      this.#hear();
      this.#isOpen = true;
      // Nothing is told again that was told to nobody.
      this.#onChange({ topic: null, site: null });
    };
    source.addEventListener("beat", () => this.#hear());
    source.addEventListener("changed", ({ data }: MessageEvent<string>) => {
      this.#hear();
      this.#onChange(JSON.parse(data));
    });
    source.onerror = () => {
      this.#isOpen = false;
      if (source.readyState === EventSource.CLOSED) this.drop();
    };
  }

  drop(): void {
    this.#source?.close();
    this.#source = undefined;
    this.#isOpen = false;
  }

  #hear(): void {
    this.#heardAt = performance.now();
  }
}
