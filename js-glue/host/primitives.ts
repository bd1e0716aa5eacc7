/** Taken at the start: what a page makes of them later is not asked. */
export const {
  addEventListener,
  Promise,
  removeEventListener,
  clearTimeout,
  setTimeout,
  Date: Clock,
  dispatchEvent,
  CustomEvent,
} = globalThis;
