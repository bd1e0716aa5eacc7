import { create, make } from "../dom";
import { failure } from "../errors";
import { eventNames } from "../eventNames";
import { maxQueuedCalls } from "../limits";
import { handOn } from "./options";
import { aim } from "./source";
import { withinSheet } from "./sheets";

/** `[method, arguments, resolve, reject]`, as pipit.js takes them from a stub. */
type Call = [string, unknown[], (value?: unknown) => void, (reason: unknown) => void];
const nobody = (): void => {};

/** How far below what is seen a chat is loaded that the visitor scrolls to. */
const AHEAD = "200px";

/**
 * One run of pipit.js: a chat for as long as its element stays in the page. pipit.js finds the host on the script's element as its own
 * property `pipit`: there it puts what else would be on the page, there it finds the calls that wait and leaves its API, and there it
 * dispatches its events.
 */
export class Run {
  readonly #element: HTMLElement;
  readonly #host = create("pipit-widget");
  readonly #stub: { q: Call[] } = { q: [] };
  readonly #seen = new IntersectionObserver((entries) => this.#meet(entries), { rootMargin: AHEAD });
  #script: HTMLScriptElement | undefined;
  #hasRun = false;

  constructor(element: HTMLElement) {
    this.#element = element;
    Object.defineProperty(this.#host, "Pipit", { value: this.#stub, writable: true, configurable: true });
    for (const name of eventNames) this.#host.addEventListener("pipit:" + name, (event) => this.#tell(event));
    element.shadowRoot!.replaceChildren(this.#host);
    this.#enqueue("open", [false], nobody, nobody);
    if (element.getAttribute("load") == "eager") this.load();
    else this.#seen.observe(element);
  }

  /** Calls the API by a method's name. What waits for the script does not wait longer than the element is there. */
  call(name: string, parameters: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#enqueue(name, parameters, resolve, reject);
      this.load();
    });
  }

  /** A stub that was kept goes on taking calls when the script has run. */
  #enqueue(...call: Call): void {
    const { q } = this.#stub;
    if (q.length > maxQueuedCalls) call[3](failure("busy", "too many"));
    else q.push(call);
  }

  #meet(entries: IntersectionObserverEntry[]): void {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.load();
  }

  /** Whether the attributes have been read. */
  get isLoading(): boolean {
    return !!this.#script;
  }

  load(): void {
    if (this.#script) return;
    this.#seen.disconnect();
    const script = (this.#script = create("script"));
    Object.defineProperty(script, "pipit", { value: this.#host, enumerable: true });
    handOn(this.#element, script);
    script.onload = script.onerror = () => this.#ran();
    try {
      aim(script, this.#element.getAttribute("origin"), this.#element.getAttribute("integrity"));
      // It is loaded all the same, and in nobody's way.
      document.head.append(script);
      script.remove();
    } catch (reason) {
      console.error(reason);
      this.#fail();
    }
  }

  #ran(): void {
    const root = this.#host.shadowRoot;
    if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, withinSheet];
    this.#hasRun ||= !!root;
    if (!this.#hasRun) this.#fail();
  }

  /** pipit.js did not come. The next call, or the visitor, tries again. */
  #fail(): void {
    const reason = failure("blocked", "pipit.js did not come or did not run");
    this.#script = undefined;
    this.#refuse(reason);
    this.#enqueue("open", [false], nobody, nobody);
    this.#element.dispatchEvent(new CustomEvent("pipit:error", { detail: reason }));
    const notice = make("section", this.#element.shadowRoot!, "The chat could not be reached.");
    notice.setAttribute("role", "alert");
    make("button", notice, "Retry").onclick = () => {
      notice.remove();
      this.load();
    };
  }

  #refuse(reason: Error): void {
    for (const [, , , reject] of this.#stub.q.splice(0)) reject(reason);
  }

  /** Not beyond the element: two chats of a page are told apart by it. */
  #tell({ type, detail }: Event & { detail?: { granted?: boolean } }): void {
    this.#element.dispatchEvent(new CustomEvent(type, { detail: detail! }));
    // Where the consent is withdrawn the chat goes, and is offered again.
    if (type == "pipit:consent" && !detail!.granted) this.#enqueue("open", [false], nobody, nobody);
  }

  end(): void {
    this.#seen.disconnect();
    // However many calls wait.
    if (this.#script) this.#stub.q.push(["destroy", [], nobody, nobody]);
    else this.#refuse(failure("destroyed", ""));
    this.#host.remove();
  }
}
