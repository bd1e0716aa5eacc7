/** Taken at the start: what a page makes of them later is not asked. */
export const {
  addEventListener,
  removeEventListener,
  dispatchEvent,
  setTimeout,
  clearTimeout,
  CustomEvent,
  Date: Clock,
  Promise,
} = globalThis;
