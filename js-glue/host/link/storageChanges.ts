import { maxChangesPerWindow } from "../limits";
import { stringify } from "./envelope";
import { post } from "./channel";
import { listenOn } from "./listenOn";
import { forgetLengths, relativeName } from "./storageProxy";
import { tag } from "./tag";

const allows = tag.limited(maxChangesPerWindow);

/** Tells the frame what another tab has written under one of its keys, or that all was cleared. */
export function followStorage(): void {
  const onStorage = ({ key, newValue, storageArea }: StorageEvent): void => {
    if (!isLocal(storageArea)) return;
    forgetLengths();
    const name = key === null ? "" : relativeName(tag.config.site, key);
    // That all was erased is told however much was told before, and once: its key goes again, which is no other erasure.
    if (name !== undefined && tag.isLive() && (name == "erase" ? newValue : allows()))
      post("storage.changed", `{"k":${stringify(name)}}`);
  };
  listenOn(window, "storage", onStorage);
}

/** The getter itself may throw. */
function isLocal(storage: Storage | null): boolean {
  try {
    return storage == localStorage;
  } catch {
    return false;
  }
}
