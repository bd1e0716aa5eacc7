import { DRAFT_INTERVAL } from "./limits";

/** Reports what is being typed: not with every key, and never later than the page's end. */
export class Draft {
  readonly #report: (text: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = "";

  constructor(report: (text: string) => void) {
    this.#report = report;
  }

  /** What was typed last and has not become a message. */
  get text(): string {
    return this.#text;
  }

  typed(text: string): void {
    this.#text = text;
    this.#timer ??= setTimeout(this.flush, DRAFT_INTERVAL);
  }

  readonly flush = (): void => {
    if (this.#timer === undefined) return;
    this.#stop();
    this.#report(this.#text);
  };

  /** What was typed has become a message: it is no draft any more. */
  drop(): void {
    this.#stop();
    this.#text = "";
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
