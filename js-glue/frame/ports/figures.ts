import { askedHeaders, forgetAsked } from "../asked";
import { hasSignal, isOut, QUESTION } from "../metrics/permission";
import { isSwitchedOff, siteName } from "../boot";

/**
 * Whether the visitor wants no figures of their conversation (docs/privacy.md): then the service hears of it with each request, and at once where
 * they opt out while they talk.
 */
export class Figures {
  #isOut = false;
  #token = "";

  /** The page knows whether they have opted out. It answers before anything of theirs can be sent. */
  ask(tell: (word: string, end: MessagePort) => void): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      this.#isOut = data === false;
    };
    tell(QUESTION, port2);
  }

  /** What the page says. */
  hear(data: string): void {
    if (!isOut(data) || this.#isOut) return;
    this.#isOut = true;
    forgetAsked();
    // Where the network is gone the next request says so.
    if (this.#token) void this.#forbid().catch(() => {});
  }

  get isOut(): boolean {
    return this.#isOut;
  }

  /** What goes along with a request. */
  headersFor(token: string): Record<string, string> {
    this.#token = token || this.#token;
    const isForbidden = this.#isOut || hasSignal() || isSwitchedOff("analytics");
    return { ...askedHeaders(), ...(isForbidden && { "Pipit-Unmeasured": "1" }) };
  }

  /** Whoever asks for a session that they have gets the same conversation, of which there are no figures from then on. */
  #forbid(): Promise<Response> {
    return fetch("/api/session", {
      method: "POST",
      headers: { ...this.headersFor(""), Authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ site: siteName() }),
      keepalive: true,
    });
  }
}
