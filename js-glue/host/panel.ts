import type { PipitError } from "./errors";

const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] => Object.assign(document.createElement(name), { textContent: text });

/** Said to the visitor, who can do little about most causes; the console tells the page's owner more. */
const unreachable = "A network problem, a content blocker or this site's security policy may be in the way.";
const unavailable = "The chat is not available on this page.";

/** The container of the iframe, and what stands there in its place when it does not come. */
export class Panel {
  readonly element = document.createElement("div");
  private alert_: HTMLElement | undefined;

  constructor(private readonly retry_: () => void) {}

  show(open: boolean): void {
    this.element.classList.toggle("open", open);
  }

  /** Until the frame has spoken, a ring turns in its place. */
  setLive(live: boolean): void {
    this.element.classList.toggle("live", live);
    this.alert_?.remove();
  }

  fail({ code }: PipitError): void {
    this.setLive(false);
    const retryable = code == "blocked";
    const alert = element("section", "");
    alert.setAttribute("role", "alert");
    alert.append(
      element("b", retryable ? "The chat could not be loaded" : unavailable),
      retryable ? unreachable : "",
      element("small", code),
    );
    if (retryable) alert.append(this.retryButton_());
    this.alert_ = alert;
    this.element.append(alert);
  }

  private retryButton_(): HTMLElement {
    const button = element("button", "Retry");
    button.onclick = this.retry_;
    return button;
  }
}
