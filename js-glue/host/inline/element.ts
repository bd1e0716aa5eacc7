import { failure } from "../errors";
import { listeningOn } from "../listening";
import { addEventListener, removeEventListener } from "../primitives";
import { version } from "../version";
import { APPEARANCE, camelCase } from "./options";
import { Run } from "./run";
import { lookSheet } from "./sheets";

const METHODS =
  "send prefill feedback setTheme setLocale setConfig identify logout setContext getState getUnreadCount getConversationId";
const PRIVACY = "status grant revoke erase optOut optIn export";

/**
 * `<pipit-chat site="…">`: a chat in the page's own flow, without a launcher. It has the API's methods and events itself, and there may be
 * any number of them. Taken out of the page it ends; put back it is a new one, which finds the conversation again. `moveBefore()` keeps it.
 */
export class PipitChat extends HTMLElement {
  static readonly observedAttributes = ["site", "origin", ...APPEARANCE];
  readonly version = version;
  readonly privacy: Record<string, unknown> = {};
  #run: Run | undefined;
  readonly #listening = listeningOn(this, "pipit:");
  readonly #on = this.#listening(addEventListener);
  readonly #once = this.#listening(addEventListener, { once: true });
  readonly #off = this.#listening(removeEventListener);

  static {
    for (const name of METHODS.split(" "))
      Object.defineProperty(this.prototype, name, {
        value(this: PipitChat, ...parameters: unknown[]) {
          return this.#call(name, parameters);
        },
      });
  }

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [lookSheet];
    for (const name of PRIVACY.split(" "))
      this.privacy[name] = (...parameters: unknown[]) => this.#call("privacy." + name, parameters);
  }

  connectedCallback(): void {
    this.#run = new Run(this);
  }

  disconnectedCallback(): void {
    this.#run?.end();
    this.#run = undefined;
  }

  /** Instead of the other two, where the browser can move an element with its frames. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (!this.#run || before === value) return;
    if (APPEARANCE.includes(name)) this.#change(camelCase(name), value ?? "");
    else {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }

  /** An attribute is read when the chat is loaded; what changes later is told. */
  #change(name: string, value: string): void {
    if (this.#run!.isLoading) this.#call("setConfig", [{ [name]: value }]).catch(console.error);
  }

  async #call(name: string, parameters: unknown[]): Promise<unknown> {
    if (!this.#run) throw failure("destroyed", "the element is not in the page");
    return this.#run.call(name, parameters);
  }

  async on(name: unknown, listener: unknown): Promise<void> {
    this.#on(name, listener);
  }

  async once(name: unknown, listener: unknown): Promise<void> {
    this.#once(name, listener);
  }

  async off(name: unknown, listener: unknown): Promise<void> {
    this.#off(name, listener);
  }
}
