import { Tag } from "../../abi/layout";
import { MAX_VIEW_PAGE, MAX_VIEW_SECONDS } from "./limits";
import type { Note } from "./notes";

const ROUTE = "/api/analytics/view";

/**
 * The page that this frame is in: that it has come, and for how long it was seen. It is told with the visitor's token, so that the service knows which
 * pages were one visit: who has none yet, since they have not written, is not counted.
 */
export class PageView {
  readonly #redact: (text: string) => string;
  #token = "";
  #isTold = false;
  /** Milliseconds that nobody was told of. */
  #seen = 0;
  /** Since when it is seen; it was from the frame's start. */
  #since: number | undefined = document.hidden ? undefined : 0;

  constructor(redact: (text: string) => string) {
    this.#redact = redact;
  }

  note({ command }: Note): void {
    if (command?.tag === Tag.HttpRequest && command.token) this.#token = command.token;
  }

  /** It is seen from now on, or is not. */
  turn(): void {
    const now = performance.now();
    if (this.#since !== undefined) this.#seen += now - this.#since;
    this.#since = document.hidden ? undefined : now;
  }

  /** Somebody has come back to it: it counts once more. */
  again(): void {
    this.#isTold = false;
    this.#seen = 0;
    this.#since = performance.now();
  }

  /** What may not be told is forgotten. Whether it arrives is nobody's concern here. */
  tell(may: boolean): void {
    this.turn();
    const seconds = Math.min(Math.round(this.#seen / 1_000), MAX_VIEW_SECONDS);
    if (may && (!this.#token || (this.#isTold && !seconds))) return;
    this.#seen = 0;
    if (!may) return;
    const page = this.#redact(document.referrer.replace(/[?#].*/, ""));
    const body = JSON.stringify({
      page: page.length > MAX_VIEW_PAGE ? "" : page,
      first: !this.#isTold,
      seconds,
    });
    this.#isTold = true;
    const headers = { Authorization: `Bearer ${this.#token}`, "Content-Type": "application/json" };
    fetch(ROUTE, { method: "POST", keepalive: true, headers, body }).catch(() => undefined);
  }
}
