import { make } from "./dom";
import type { PipitError } from "./errors";

export interface Panel {
  readonly element: HTMLElement;
  /** Whether the frame has spoken. */
  setLive(live: boolean): void;
  fail(error: PipitError): void;
}

/** The container of the iframe, and what stands there in its place when it does not come. */
export function makePanel(parent: Node, retry: () => void): Panel {
  const element = make("div", parent);
  let alert: Element | undefined;
  return {
    element,
    setLive: (live) => {
      element.classList.toggle("live", live);
      alert?.remove();
    },
    // The visitor can do little about most causes; the console tells the page's owner more.
    fail: ({ code }) => {
      const blocked = code == "blocked";
      alert = make("section", element);
      alert.setAttribute("role", "alert");
      make("b", alert, blocked ? "The chat could not be loaded" : "The chat is not available here");
      make("small", alert, blocked ? "The network, a blocker or this site's policy stopped it." : code);
      if (blocked) make("button", alert, "Retry").onclick = retry;
    },
  };
}
