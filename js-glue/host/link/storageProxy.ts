import { erase, namesUnder } from "./erasing";
import type { Payload } from "../halves";
import { maxNames, maxRepliedLength, maxStoredKeys, maxStoredLength, maxToldOfLonger } from "../limits";
import { stringify } from "./envelope";
import { bare } from "../bare";
import { apply, exec, includes, startsWith } from "./primitives";
import { shortened } from "./text";

// Taken at the start: what a page makes of them later is not asked.
const { isArray } = Array;

/** A reply's payload, as JSON. */
export const done = '{"ok":true}';
const refused = (code: "denied" | "quota" | "absent" | "invalid" | "conflict"): string =>
  `{"ok":false,"code":"${code}"}`;
const given = (values: string): string => `{"ok":true,"v":[${values}]}`;

const keyPattern = /^[a-z\d._-]{1,64}$/;
const isKey = (key: unknown): key is string => typeof key == "string" && !!apply(exec, keyPattern, [key]);

/** Browsers have called a full storage by two names and two numbers; whatever else it throws is a refusal. */
const full = /quota|^(22|1014) /i;
const codeOf = (error: Partial<DOMException> | null): "quota" | "denied" =>
  apply(exec, full, [`${error?.code} ${error?.name}`]) ? "quota" : "denied";

type StorageNow = () => Storage | null | undefined;

export const prefixOf = (site: string): string => `pipit:${site}:`;

/** A name in the storage as the frame knows it; none where it is not one of the site's. */
export function relativeName(site: string, name: string): string | undefined {
  const prefix = prefixOf(site);
  let key = "";
  for (let index = 0; index < name.length && key.length <= 64; index++)
    if (index >= prefix.length) key += name[index];
    else if (name[index] != prefix[index]) return;
  return isKey(key) ? key : undefined;
}

/** The lengths of the site's values where they were last counted: to look at all of them for each write takes its time. */
let lengths: Record<string, number> = bare({});
let counted: Storage | undefined;

/** Somebody else has written there. */
export const forgetLengths = (): void => void (counted = undefined);

function count(storage: Storage, prefix: string): void {
  const names = namesUnder(storage, prefix);
  lengths = bare({});
  for (let index = 0; index < names.length; index++)
    lengths[names[index]!] = storage.getItem(names[index]!)!.length;
  counted = storage;
}

function hasRoom(storage: Storage, prefix: string, except: string, length: number): boolean {
  if (counted != storage) count(storage, prefix);
  let sum = length;
  for (const name in lengths) if (name != except) sum += lengths[name]!;
  return sum <= maxStoredLength;
}

/** Scripts of the page may have removed something, and no event tells: it is counted anew before anything is refused. */
function mayTake(storage: Storage, prefix: string, except: string, length: number): boolean {
  if (hasRoom(storage, prefix, except, length)) return true;
  forgetLengths();
  return hasRoom(storage, prefix, except, length);
}

/** The page writes there too: of what is too long to be a record of ours the frame has to see no more than that. */
function told(value: string): string {
  const text = value.length <= maxStoredLength ? stringify(value) : "";
  return text && text.length <= maxRepliedLength ? text : stringify(shortened(value, maxToldOfLonger));
}

/** What has no room left in the reply counts as not there. */
function valuesOf(storage: Storage, prefix: string, keys: string[]): string {
  let room = maxRepliedLength;
  let values = "";
  for (let index = 0; index < keys.length; index++) {
    const value: unknown = storage.getItem(prefix + keys[index]);
    let text = typeof value == "string" ? told(value) : "null";
    if (text.length > room) text = "null";
    else room -= text.length;
    values += (index ? "," : "") + text;
  }
  return given(values);
}

function keysOf(storage: Storage, site: string): string {
  const names = namesUnder(storage, prefixOf(site));
  let keys = "";
  let count = 0;
  for (let index = 0; index < names.length && count < maxNames; index++) {
    const key = relativeName(site, names[index]!);
    if (key) keys += (count++ ? "," : "") + stringify(key);
  }
  return given(keys);
}

function isKeyList(keys: unknown): keys is string[] {
  if (!isArray(keys) || !keys.length || keys.length > maxStoredKeys) return false;
  for (let index = 0; index < keys.length; index++) if (!isKey(keys[index])) return false;
  return true;
}

/** A line longer than any record's need only begin so: the frame may have seen no more of it. */
function isFirstLine(line: string, text: string): boolean {
  const end = line.length < maxToldOfLonger ? "\n" : "";
  return !apply(includes, line, ["\n"]) && apply(startsWith, text + end, [line + end]);
}

/** Another tab has written since the frame saw it. */
const isChanged = (storage: Storage, name: string, was: unknown): boolean =>
  typeof was == "string" && !isFirstLine(was, storage.getItem(name) ?? "");

function set(storage: Storage, prefix: string, { k, v, was }: Payload): string {
  if (!isKey(k) || typeof v != "string") return refused("invalid");
  const name = prefix + k;
  if (isChanged(storage, name, was)) return refused("conflict");
  if (!mayTake(storage, prefix, name, v.length)) return refused("quota");
  storage.setItem(name, v);
  lengths[name] = v.length;
  return done;
}

function remove(storage: Storage, prefix: string, { k, was }: Payload): string {
  if (!isKeyList(k)) return refused("invalid");
  for (let index = 0; index < k.length; index++) {
    if (isChanged(storage, prefix + k[index], was)) return refused("conflict");
    storage.removeItem(prefix + k[index]);
    delete lengths[prefix + k[index]];
  }
  return done;
}

type Operation = (storage: Storage, site: string, payload: Payload) => string;

const operations: Record<string, Operation> = bare({
  "storage.get": (storage, site, { k }) =>
    isKeyList(k) ? valuesOf(storage, prefixOf(site), k) : refused("invalid"),
  "storage.set": (storage, site, payload) => set(storage, prefixOf(site), payload),
  "storage.remove": (storage, site, payload) => remove(storage, prefixOf(site), payload),
  "storage.keys": keysOf,
  "storage.clear": (storage, site) => {
    erase(storage, prefixOf(site));
    forgetLengths();
    return done;
  },
});

/**
 * The host's half of the storage proxy: what is under `pipit:<site>:` in the page's localStorage, and nothing else of it.
 * The storage is asked for anew each time, since the getter itself may throw, now or later. Nothing for an operation that
 * there is not.
 */
export function answerFor(
  site: string,
  storageNow: StorageNow,
  operation: string,
  payload: Payload,
): string | undefined {
  const perform = operations[operation];
  if (!perform) return;
  try {
    const storage = storageNow();
    return storage ? perform(storage, site, payload) : refused("absent");
  } catch (error) {
    return refused(codeOf(error as Partial<DOMException> | null));
  }
}
