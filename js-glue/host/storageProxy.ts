import { stringify } from "./envelope";
import type { Payload } from "./envelope";
import { maxRepliedLength, maxStoredLength } from "./limits";

/** A reply's payload, as JSON. */
export const done = '{"ok":true}';
const refused = (code: "denied" | "quota" | "absent" | "invalid" | "conflict"): string =>
  `{"ok":false,"code":"${code}"}`;

/** One to 32 keys as JSON, which tells a text from all else. */
const keyList = /^("[a-z\d._-]{1,64}",?){1,32}$/;

/** Browsers have called a full storage by two names and two numbers; whatever else it throws is a refusal. */
const codeOf = (error: Partial<DOMException> | null): "quota" | "denied" =>
  /quota|^(22|1014) /i.test(`${error?.code} ${error?.name}`) ? "quota" : "denied";

type StorageNow = () => Storage | null | undefined;

/** Counted anew for each write: other tabs of the page write to the same storage. */
function othersLength(storage: Storage, prefix: string, except: string): number {
  return Object.keys(storage).reduce(
    (sum, name) => (name.startsWith(prefix) && name != except ? sum + storage.getItem(name)!.length : sum),
    0,
  );
}

/** The page writes there too: what is no record of ours, or has no room left in the reply, counts as not there. */
function values(stored: unknown[]): string {
  const nothing = "null";
  let room = maxRepliedLength;
  const texts = stored.map((value) => {
    const text = typeof value == "string" && value.length <= maxStoredLength ? stringify(value) : nothing;
    if (text.length > room) return nothing;
    room -= text.length;
    return text;
  });
  return `{"ok":true,"v":[${texts}]}`;
}

function perform(storage: Storage, prefix: string, operation: string, { k, v, was }: Payload): string {
  const isSet = operation == "storage.set";
  const keys = (isSet ? [k] : k) as string[];
  if (
    !Array.isArray(keys) ||
    !keyList.test("" + keys.map((key) => stringify(key))) ||
    (isSet && typeof v != "string")
  )
    return refused("invalid");
  const names = keys.map((key) => prefix + key);
  if (operation == "storage.get") return values(names.map((name) => storage.getItem(name)));
  for (const name of names) {
    // Another tab has written since.
    if (typeof was == "string" && (storage.getItem(name) ?? "").split("\n")[0] != was)
      return refused("conflict");
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
