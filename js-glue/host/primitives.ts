/** Taken at the start: what a page makes of them later is not asked. */
export const {
  addEventListener,
  clearTimeout,
  removeEventListener,
  dispatchEvent,
  setTimeout,
  CustomEvent,
  Promise,
  Date: Clock,
} = globalThis;
