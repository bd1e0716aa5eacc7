const FOCUSABLE = "a[href], button:not(:disabled), textarea, [tabindex='0']";

/** Tab from the last thing, or from none, goes to the first one, and back: outside there is nothing to see. */
export function wrapFocus(container: HTMLElement, event: KeyboardEvent): void {
  const found = container.querySelectorAll<HTMLElement>(FOCUSABLE);
  const [first, last] = [found[0], found[found.length - 1]];
  const [from, to] = event.shiftKey ? [first, last] : [last, first];
  const { activeElement } = document;
  if (activeElement !== from && container.contains(activeElement)) return;
  event.preventDefault();
  to?.focus();
}
