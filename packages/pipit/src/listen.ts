import type { EventName, Listener } from "./public.js";

/** Hears an event of the chat, whether `pipit.js` has run or not. Gives the function that ends it. */
export function listen<Name extends EventName>(name: Name, listener: Listener<Name>): () => void {
  const hear = (event: Event): void => listener((event as CustomEvent).detail);
  window.addEventListener(`pipit:${name}`, hear);
  return () => window.removeEventListener(`pipit:${name}`, hear);
}
