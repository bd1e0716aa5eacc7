import type { Actions } from "../views/actions";
import { hold } from "./blobs";
import { MAX_FILE, MAX_FILES, TYPES } from "./limits";
import { send, type Outcome, type Problem } from "./send";
import type { Stored } from "./stored";
import { tokenFor } from "./token";

/** A file in the composer: on its way, there, or not. */
export interface Item {
  readonly key: number;
  readonly file: File;
  /** 0 to 1. */
  readonly part: number;
  readonly stored?: Stored;
  readonly problem?: Problem;
}

/** What came of a file last, to be said; none of a file: there were too many. */
export type Word = Readonly<{ item?: Item; count: number }>;

/** What would be the same again. */
export const isFinal = ({ problem }: Item): boolean => problem === "type" || problem === "tooLarge";

export let items: readonly Item[] = [];
export let word: Word | undefined;
const ends = new Map<number, AbortController>();
let watcher = () => {};
let keys = 0;
let actions: Actions;

/** The one view that shows them. */
export function watch(view: () => void): void {
  watcher = view;
}

function show(next: readonly Item[]): void {
  items = next;
  watcher();
}

const change = (key: number, part: Partial<Item>): void =>
  show(items.map((item) => (item.key === key ? { ...item, ...part } : item)));

/** In the order in which they were chosen, as many as a message can have. */
export function put(files: readonly File[], by: Actions): void {
  actions = by;
  if (!files.length) return;
  const room = MAX_FILES - items.length;
  const added = files.slice(0, room).map((file): Item => ({ key: ++keys, file, part: 0 }));
  if (files.length > room) say();
  show([...items, ...added]);
  for (const item of added) void start(item);
}

function say(item?: Item): void {
  word = { ...(item && { item }), count: (word?.count ?? 0) + 1 };
}

/** The message is to be sent, and waits for a file. */
export function sayMissing(): void {
  const missing = items.find(({ stored }) => !stored);
  if (!missing) return;
  say(missing);
  watcher();
}

async function start({ key, file }: Item): Promise<void> {
  const end = new AbortController();
  ends.set(key, end);
  change(key, { part: 0, problem: undefined as never });
  const outcome = await outcomeOf(file, end.signal, (part) => change(key, { part }));
  if (end.signal.aborted) return;
  if ("stored" in outcome) hold(outcome.stored, file);
  say({ ...items.find((item) => item.key === key)!, ...outcome });
  change(key, outcome);
}

async function outcomeOf(
  file: File,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Outcome> {
  if (file.type && !TYPES.includes(file.type)) return { problem: "type" };
  if (file.size > MAX_FILE) return { problem: "tooLarge" };
  if (!navigator.onLine) return { problem: "offline" };
  try {
    return await send(file, await tokenFor(actions), signal, onProgress);
  } catch {
    return { problem: navigator.onLine ? "refused" : "offline" };
  }
}

export const retry = (item: Item): void => void start(item);

export function remove({ key }: Item): void {
  ends.get(key)?.abort();
  ends.delete(key);
  show(items.filter((item) => item.key !== key));
}

/** All of them: they were sent, or nothing of the visitor's is to stay. */
export function clear(): void {
  for (const item of items) remove(item);
}

/** What had no connection goes on by itself. */
addEventListener("online", () => items.filter(({ problem }) => problem === "offline").forEach(retry));
