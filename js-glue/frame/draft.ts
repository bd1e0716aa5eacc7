import { DRAFT_INTERVAL } from "./limits";

/** Reports what is being typed: not with every key, and never later than the page's end. */
export class Draft {
  readonly #report: (text: string) => void;
  #pending: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(report: (text: string) => void) {
    this.#report = report;
  }

  typed(text: string): void {
    this.#pending = text;
    this.#timer ??= setTimeout(this.flush, DRAFT_INTERVAL);
  }

  readonly flush = (): void => {
    const text = this.#pending;
    this.drop();
    if (text !== undefined) this.#report(text);
  };

  /** What was typed has become a message: it is no draft any more. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#pending = undefined;
  }
}
