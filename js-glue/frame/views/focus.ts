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

/**
 * WebKit lets a frame of another origin focus nothing before the visitor has done something in it. Then the first character
 * that they write does, and comes into the field. (Keys that write nothing, such as those that copy, are none of its business.)
 */
export function focusOrAwaitKey(field: HTMLElement): void {
  field.focus();
  if (document.activeElement !== field)
    document.onkeypress = ({ target }) => target === document.body && field.focus();
}
