import { EventTag, Lifecycle } from "../../abi/layout";
import type { Raise } from "./raise";

/**
 * What happens to the page. There is no unload listener: one would keep the page out of the back/forward cache.
 * `beforeLeaving` runs ahead of every event after which the page may never run again.
 */
export function watchLifecycle(raise: Raise, beforeLeaving: () => void): void {
  const tell = (state: Lifecycle) => raise({ tag: EventTag.LifecycleChanged, state });
  const leave = (state: Lifecycle) => {
    beforeLeaving();
    tell(state);
  };
  document.addEventListener("visibilitychange", () =>
    document.visibilityState === "hidden" ? leave(Lifecycle.Hidden) : tell(Lifecycle.Visible),
  );
  document.addEventListener("freeze", () => leave(Lifecycle.Freeze));
  document.addEventListener("resume", () => tell(Lifecycle.Resume));
  addEventListener("pagehide", () => leave(Lifecycle.PageHide));
  // The first showing of a page is no return to it.
  addEventListener("pageshow", (event) => event.persisted && tell(Lifecycle.PageShow));
  addEventListener("online", () => tell(Lifecycle.Online));
  addEventListener("offline", () => tell(Lifecycle.Offline));
}
