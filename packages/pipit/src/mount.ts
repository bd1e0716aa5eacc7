import { hasAnother, load, unload } from "./load.js";
import { listen } from "./listen.js";
import { settled } from "./page.js";
import { eventNames } from "./names.js";
import type { EventName, Events } from "./public.js";
import type { LoadOptions } from "./tag.js";

/** Every event with its details; `error` also where the chat cannot be loaded. */
export type Hear = <Name extends EventName>(name: Name, detail: Events[Name]) => void;

let mounted = 0;

/**
 * A component that goes and comes at once, as on a change of route or in React's strict mode, keeps the chat. What the visitor is owed,
 * as a logout that comes with the change, takes place before the chat goes.
 */
function unloadSoon(): void {
  setTimeout(async () => {
    await settled();
    if (!mounted) unload();
  });
}

/**
 * For components of frameworks: loads the chat for as long as one of them is mounted, and tells its events. Gives the function
 * that ends that: no event comes after it, and when the last component has gone the chat goes too.
 */
export function mount(options: LoadOptions, hear: Hear): () => void {
  if (!mounted && hasAnother(options)) unload();
  mounted++;
  const stops = eventNames.map((name) => listen(name, (detail) => hear(name, detail)));
  let here = true;
  load(options).catch((reason) => {
    console.error(reason);
    if (here) hear("error", reason);
  });
  return () => {
    if (!here) return;
    here = false;
    mounted--;
    for (const stop of stops) stop();
    unloadSoon();
  };
}
