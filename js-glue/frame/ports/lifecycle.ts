import { EventTag, Lifecycle } from "../../abi/layout";
import type { Raise } from "./raise";

/**
 * What happens to the page. There is no unload listener: one would keep the page out of the back/forward cache. Gives what an engine has to be
 * told at its start: a page may be opened in the background, as it may come back there.
 */
export function watchLifecycle(raise: Raise): () => void {
  const tell = (state: Lifecycle) => raise({ tag: EventTag.LifecycleChanged, state });
  const tellHidden = () => void (document.visibilityState === "hidden" && tell(Lifecycle.Hidden));
  const tellBack = (state: Lifecycle) => {
    tell(state);
    tellHidden();
  };
  document.addEventListener("visibilitychange", () =>
    tell(document.visibilityState === "hidden" ? Lifecycle.Hidden : Lifecycle.Visible),
  );
  document.addEventListener("freeze", () => tell(Lifecycle.Freeze));
  document.addEventListener("resume", () => tellBack(Lifecycle.Resume));
  addEventListener("pagehide", () => tell(Lifecycle.PageHide));
  // The first showing of a page is no return to it.
  addEventListener("pageshow", (event) => event.persisted && tellBack(Lifecycle.PageShow));
  addEventListener("online", () => tell(Lifecycle.Online));
  addEventListener("offline", () => tell(Lifecycle.Offline));
  return tellHidden;
}
