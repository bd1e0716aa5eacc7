import type { Config } from "./config";
import { Launcher } from "./launcher";
import { Panel } from "./panel";
import { styleSheet } from "./styles";

/** What the view asks of its owner. */
export interface ViewOwner {
  click(): void;
  intent(): void;
  retry(): void;
}

/** The host element: a shadow root on the page's body with the panel and the launcher. */
export class View {
  readonly panel: Panel;
  readonly launcher: Launcher;
  private readonly host_ = document.createElement("pipit-widget");
  private readonly root_ = this.host_.attachShadow({ mode: "open" });

  constructor(config: Config, owner: ViewOwner) {
    this.panel = new Panel(owner.retry);
    this.launcher = new Launcher(owner.click, owner.intent);
    this.root_.adoptedStyleSheets = [styleSheet(config)];
    this.root_.append(this.panel.element, this.launcher.element);
    // The body may still be to come, and some sites replace it whole when the visitor goes from page to page.
    new MutationObserver(this.attach).observe(document.documentElement, { childList: true });
    this.attach();
  }

  readonly attach = (): void => {
    if (document.body && !this.host_.isConnected) document.body.append(this.host_);
  };

  show(open: boolean): void {
    const focused = this.root_.activeElement;
    const wasInPanel = focused && this.panel.element.contains(focused);
    this.panel.show(open);
    this.launcher.show(open);
    if (!open && wasInPanel) this.launcher.element.focus();
  }
}
