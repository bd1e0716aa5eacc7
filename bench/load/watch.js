/**
 * In each document before its own scripts: says when the launcher and the composer are there to be used and painted, by the clock of the
 * computer. Its source is sent to the browser, so it uses nothing from outside.
 */
export function watchLoading({ launcher, isShadowed, composer, clicks }) {
  const now = () => performance.timeOrigin + performance.now();
  const note = (what, at = now()) => globalThis.noteTime(JSON.stringify({ what, at }));
  const isTop = globalThis == top;
  if (isTop && location.protocol == "http:") note("begun", performance.timeOrigin);

  const rootsOf = (root) => [
    root,
    ...[...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? rootsOf(one.shadowRoot) : [])),
  ];
  const find = (selector, isInside) => {
    for (const root of rootsOf(document).slice(isInside ? 1 : 0))
      for (const one of root.querySelectorAll(selector)) {
        const { width, height } = one.getBoundingClientRect();
        if (width > 0 && height > 0 && !one.disabled && one.ariaHidden != "true") return one;
      }
  };
  const painted = (what, then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (note(what), then?.());
    port2.postMessage(0);
  };
  let hasLauncher = !launcher;
  let isUsable = false;
  const look = () => {
    if (isTop && !hasLauncher) {
      const button = find(launcher, isShadowed);
      if (button) {
        hasLauncher = true;
        painted("launcher", () => clicks && (note("clicked"), button.click()));
      }
    }
    if (clicks && !isUsable && find(composer)) {
      isUsable = true;
      painted("usable");
    }
    if (!isUsable) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
