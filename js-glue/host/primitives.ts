/** Taken at the start: what a page makes of them later is not asked. */
export const {
  clearTimeout,
  addEventListener,
  removeEventListener,
  dispatchEvent,
  setTimeout,
  Promise,
  Date: Clock,
  CustomEvent,
} = globalThis;
