import type { Config } from "./config";
import { makeLauncher } from "./launcher";
import type { Launcher } from "./launcher";
import { makePanel } from "./panel";
import type { Panel } from "./panel";
import { styleSheet } from "./styles";

export interface View extends Panel, Launcher {
  /** Shows or hides the panel. */
  show(open: boolean): void;
  /** Puts the chat on the page where it is not, or is no longer. */
  attach(): void;
}

/** A shadow root on the page's body, with the panel and the launcher. */
export function makeView(config: Config, retry: () => void): View {
  const host = document.createElement("pipit-widget");
  const root = host.attachShadow({ mode: "open" });
  const panel = makePanel(root, retry);
  const launcher = makeLauncher(root);

  const show = (open: boolean): void => {
    if (!open && panel.element.contains(root.activeElement)) launcher.button.focus();
    panel.element.classList.toggle("open", open);
    launcher.setOpen(open);
  };
  const attach = (): void => {
    if (document.body && !host.isConnected) document.body.append(host);
  };

  root.adoptedStyleSheets = [styleSheet(config)];
  show(false);
  attach();
  // The body may still be to come, and some sites replace it whole when the visitor goes from page to page.
  new MutationObserver(attach).observe(document.documentElement, { childList: true });
  return { ...panel, ...launcher, show, attach };
}
