import { refuse } from "./connection";
import { busy } from "./errors";
import { maxQueuedCalls } from "./limits";
import { own } from "./own";

/** Runs a call of the API by its name. */
export type Run = (method: unknown, parameters: ArrayLike<unknown>) => Promise<unknown>;

/** `[method, arguments, resolve, reject]`, as the snippet's stub keeps them; it is the page's and may hold anything. */
function replay(item: unknown, run: Run): void {
  if (!Array.isArray(item)) return;
  // A shorter list would have the rest from Object.prototype; taken apart as a list, it would be asked for `return` there.
  const call = own(item);
  run(call[0], Object(call[1])).then(call[2] as () => void, call[3] as () => void);
}

const overflow: Run = () => refuse(busy());

/**
 * Replays in order the calls that a stub `{q: []}` kept, and takes over the queue: who still holds the stub goes on
 * calling through it.
 */
export function replayQueue(stub: unknown, run: Run): void {
  const calls = own(stub)["q"];
  if (!Array.isArray(calls)) return;
  (stub as { q: object }).q = { push: (item: unknown) => replay(item, run) };
  calls.forEach((item, index) => replay(item, index < maxQueuedCalls ? run : overflow));
}
