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
 * What had the focus has gone or does nothing any more, mostly because it was pressed: a browser would go on from the top of the
 * document. Then the list has it, or the field after what stands there still, as the button that sends does.
 */
export function keepFocus(): void {
  let last: HTMLElement | undefined;
  document.addEventListener("focusin", ({ target }) => (last = target as HTMLElement));
  new MutationObserver(() => {
    if (!last || (last.isConnected && !last.matches(":disabled"))) return;
    // Who is somewhere else by now, in the page perhaps, stays there.
    if (!document.hasFocus() || ![document.body, last].includes(document.activeElement as HTMLElement))
      return;
    document.querySelector<HTMLElement>(last.isConnected ? "textarea" : ".list")?.focus();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["disabled"] });
}
