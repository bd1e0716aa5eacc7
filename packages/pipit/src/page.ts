import { failure } from "./errors.js";

/** `[method, arguments, resolve, reject]`, as `pipit.js` takes them from a stub. The page may have put anything there. */
type Call = [string, unknown[], (value: unknown) => void, (reason: unknown) => void];
type Methods = Record<string, unknown>;

/** More than any page makes in earnest before the script has come. */
const maxQueuedCalls = 100;
/** A full queue keeps nobody from the chat, nor from leaving it. */
const needsNoRoom = /^(open|close|destroy|logout|privacy\..+)$/;

export const inBrowser = (): boolean => typeof window != "undefined";

const global = (): Methods => Object((window as unknown as Methods)["Pipit"]) as Methods;

/** `window.Pipit` when `pipit.js` has run. A stub may answer to every name with a function. */
export const running = (): Methods | undefined =>
  inBrowser() && typeof global()["version"] == "string" ? global() : undefined;

function queue(): unknown[] {
  const { q } = global();
  if (Array.isArray(q)) return q;
  const calls: unknown[] = [];
  (window as unknown as Methods)["Pipit"] = { q: calls };
  return calls;
}

const waitForScript = (name: string, parameters: unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const calls = queue();
    const call: Call = [name, parameters, resolve, reject];
    if (calls.length < maxQueuedCalls || needsNoRoom.test(name)) calls.push(call);
    else reject(failure("busy", "too many calls wait for pipit.js"));
  });

/** What the visitor is owed, also where the chat goes meanwhile. */
const owed = new Set<Promise<unknown>>();

/** Done when nothing of that is under way. It is not waited for longer than `pipit.js` tries. */
export async function settled(): Promise<void> {
  while (owed.size) await Promise.allSettled(owed);
}

/** Calls by name, `privacy.erase` too; before `pipit.js` has run the call waits for it. */
export function call(name: string, parameters: unknown[]): Promise<unknown> {
  const outcome = perform(name, parameters);
  if (/^(logout|privacy\.(erase|revoke|optOut))$/.test(name)) {
    const forget = (): void => void owed.delete(outcome);
    owed.add(outcome);
    outcome.then(forget, forget);
  }
  return outcome;
}

async function perform(name: string, parameters: unknown[]): Promise<unknown> {
  if (!inBrowser()) throw failure("server", "there is no page to chat on: call it in the browser");
  const chat = running();
  if (!chat) return waitForScript(name, parameters);
  const [first = "", second] = name.split(".");
  const method = second ? Object(chat[first])[second] : chat[first];
  if (typeof method != "function") throw failure("invalid", `this pipit.js has no ${name}()`);
  return method(...parameters);
}

/** Nobody waits any longer for a script that does not come. */
export function turnAway(reason: Error): void {
  for (const call of queue().splice(0))
    if (Array.isArray(call) && typeof call[3] == "function") queueMicrotask(() => call[3](reason));
}
