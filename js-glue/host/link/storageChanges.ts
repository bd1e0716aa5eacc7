import { maxChangesPerWindow } from "../limits";
import { stringify } from "./envelope";
import { post } from "./channel";
import { empty } from "./erasing";
import { listenOn } from "./listenOn";
import { forgetLengths, prefixOf, relativeName } from "./storageProxy";
import { memory } from "./memoryStorage";
import { tag } from "./tag";

const allows = tag.limited(maxChangesPerWindow);

// Taken at the start: what a page makes of them later is not asked.
const { CustomEvent, dispatchEvent } = window;

/** How the chats of a site on one page tell one another that all was erased: no `storage` event comes to the window that wrote. */
const prefix = prefixOf(tag.config.site);
/** The frame that erases has no need to be told. */
let isOurs = false;

export function tellErased(): void {
  isOurs = true;
  dispatchEvent(new CustomEvent(prefix + "erase"));
  isOurs = false;
}

/** Tells the frame what another tab has written under one of its keys, or that all was cleared. */
export function followStorage(): void {
  const onStorage = ({ key, newValue, storageArea }: StorageEvent): void => {
    if (!isLocal(storageArea)) return;
    forgetLengths();
    const name = key === null ? "" : relativeName(tag.config.site, key);
    // It is for the script on the next page alone.
    if (name == "waits") return;
    // That all was erased is told however much was told before, and once: its key goes again, which is no other erasure.
    if (name !== undefined && tag.isLive() && (name == "erase" ? newValue : allows()))
      post("storage.changed", `{"k":${stringify(name)}}`);
  };
  listenOn(window, "storage", onStorage);
  listenOn(window, prefix + "erase", () => {
    forgetLengths();
    if (isOurs) return;
    empty(memory, prefix);
    if (tag.isLive()) post("storage.changed", '{"k":"erase"}');
  });
}

/** The getter itself may throw. */
function isLocal(storage: Storage | null): boolean {
  try {
    return storage == localStorage;
  } catch {
    return false;
  }
}
