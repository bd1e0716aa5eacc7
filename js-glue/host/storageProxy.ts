import { stringify } from "./envelope";
import type { Payload } from "./envelope";
import { maxStoredLength } from "./limits";

/** A reply's payload, as JSON. */
export const done = '{"ok":true}';
const refused = (code: "denied" | "quota" | "absent" | "invalid"): string => `{"ok":false,"code":"${code}"}`;

/** One to 32 keys as JSON, which tells a text from all else. */
const keyList = /^("[a-z\d._-]{1,64}",?){1,32}$/;

/** Browsers have called a full storage by two names and two numbers; whatever else it throws is a refusal. */
const codeOf = (error: Partial<DOMException> | null): "quota" | "denied" =>
  /quota|^(22|1014) /i.test(`${error?.code} ${error?.name}`) ? "quota" : "denied";

type StorageNow = () => Storage | null | undefined;

/** Counted anew for each write: other tabs of the page write to the same storage. */
function othersLength(storage: Storage, prefix: string, except: string): number {
  let sum = 0;
  for (const name of Object.keys(storage))
    if (name.startsWith(prefix) && name != except) sum += storage.getItem(name)!.length;
  return sum;
}

function perform(storage: Storage, prefix: string, operation: string, { k, v }: Payload): string {
  const isSet = operation == "storage.set";
  const keys = (isSet ? [k] : k) as string[];
  if (
    !Array.isArray(keys) ||
    !keyList.test("" + keys.map((key) => stringify(key))) ||
    (isSet && typeof v != "string")
  )
    return refused("invalid");
  const names = keys.map((key) => prefix + key);
  if (operation == "storage.get")
    return `{"ok":true,"v":[${names.map((name) => stringify(storage.getItem(name)))}]}`;
  for (const name of names) {
    if (!isSet) storage.removeItem(name);
    else if ((v as string).length + othersLength(storage, prefix, name) > maxStoredLength)
      return refused("quota");
    else storage.setItem(name, v as string);
  }
  return done;
}

/**
 * The host's half of the storage proxy: get, set and remove under `pipit:<site>:` in the page's localStorage, and
 * nothing else of it. The storage is asked for anew each time, since the getter itself may throw, now or later.
 */
export function answerFor(site: string, storageNow: StorageNow, operation: string, payload: Payload): string {
  try {
    const storage = storageNow();
    return storage ? perform(storage, `pipit:${site}:`, operation, payload) : refused("absent");
  } catch (error) {
    return refused(codeOf(error as Partial<DOMException> | null));
  }
}
