import { bare } from "../bare";
import { make } from "../dom";
import type { Config } from "../config";
import css from "./teaser.css";

const { addEventListener, requestAnimationFrame } = window;
import { apply } from "../objects";

/** What the bubble is beside, and what it does. */
export interface Beside {
  readonly launcher: HTMLElement;
  readonly config: Config;
  /** Aborted at the chat's end. */
  readonly signal: AbortSignal;
  open(): void;
}

/** On the side of the launcher from which the panel opens. */
function placed(config: Config): string {
  const [block, inline] = config.position.split("-");
  const side = inline == "left" ? "start" : "end";
  return (
    `aside{${block}:calc(${config.offsetY}px + 72px + env(safe-area-inset-${block}));` +
    `inset-inline-${side}:calc(${config.offsetX}px + env(safe-area-inset-${inline}))}`
  );
}

/** Who dismisses the bubble wants no chat: that the launcher has the focus then is no intent, which would load one. */
function focusQuietly(launcher: HTMLElement): void {
  const { onfocus } = launcher;
  launcher.onfocus = null;
  launcher.focus();
  launcher.onfocus = onfocus;
}

/**
 * Says the text beside the launcher: at once to the eye, and to a screen reader in a region that is there before its words. It opens the
 * chat and can be dismissed, and takes the focus from nobody. Gives the function that takes it away.
 */
export function say(text: string, { launcher, config, signal, open }: Beside): () => void {
  const root = launcher.getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + placed(config));
  root.adoptedStyleSheets[root.adoptedStyleSheets.length] = sheet;
  const bubble = make("aside", root);
  const words = make("p", bubble);
  const opener = make("button", bubble);
  const dismisser = make("button", bubble);
  words.id = "words";
  words.setAttribute("role", "status");
  opener.setAttribute("aria-labelledby", "words");
  dismisser.setAttribute("aria-label", config.labels.split("|")[8] || "Dismiss");

  const dismiss = (): void => {
    if (bubble.contains(root.activeElement)) focusQuietly(launcher);
    if (bubble.parentNode) bubble.remove();
  };
  opener.onclick = () => {
    dismiss();
    launcher.focus();
    open();
  };
  dismisser.onclick = dismiss;
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key == "Escape") dismiss();
  };
  apply(addEventListener, root, ["keydown", onKey, bare({ signal })]);
  requestAnimationFrame(() => {
    words.textContent = text;
    bubble.className = "told";
  });
  return dismiss;
}
