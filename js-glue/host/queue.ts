import { failure } from "./errors";
import { maxQueuedCalls } from "./limits";

/** `[method, arguments, resolve, reject]`, as the snippet's stub keeps them. */
export type Run = (method: unknown, parameters: ArrayLike<unknown>) => Promise<unknown>;

/** Runs one kept call. The item is the page's: whatever it holds, nothing is thrown. */
function replay(item: unknown, run: Run): void {
  if (!Array.isArray(item)) return;
  const [method, parameters, resolve, reject] = item as unknown[];
  const settle = (callback: unknown) => (value: unknown) => {
    if (typeof callback == "function") (callback as (value: unknown) => void)(value);
  };
  run(method, Object(parameters) as ArrayLike<unknown>).then(settle(resolve), settle(reject));
}

const overflow: Run = () =>
  Promise.reject(failure("busy", `more than ${maxQueuedCalls} calls before loading`));

/**
 * Replays in order the calls that a stub `{q: []}` kept, and takes over the queue: who still holds the stub goes on
 * calling through it.
 */
export function replayQueue(stub: unknown, run: Run): void {
  const holder = Object(stub) as { q?: unknown };
  const calls = holder.q;
  if (!Array.isArray(calls)) return;
  holder.q = { push: (item: unknown) => replay(item, run) };
  calls.forEach((item, index) => replay(item, index < maxQueuedCalls ? run : overflow));
}
