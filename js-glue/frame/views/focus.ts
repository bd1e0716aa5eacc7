const FOCUSABLE = "a[href], button:not(:disabled), textarea, [tabindex='0']";

/** Tab from the last thing goes to the first one, and back: outside there is nothing to see. */
export function wrapFocus(container: HTMLElement, event: KeyboardEvent): void {
  const found = container.querySelectorAll<HTMLElement>(FOCUSABLE);
  const from = event.shiftKey ? found[0] : found[found.length - 1];
  const to = event.shiftKey ? found[found.length - 1] : found[0];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}
