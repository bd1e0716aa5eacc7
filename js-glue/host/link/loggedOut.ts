import { tag } from "./tag";

/** Beside what the frame may read and erase, like the consent: when somebody was logged out last, in any tab. */
export const logoutName = "pipit-logout:" + tag.config.site;

/** Nothing that is called here now was called before that: what waits for the frame may be as old as the page, or as its last logout. */
export let calledSince = performance.timeOrigin;
export const noteLive = (): unknown => tag.after(0, () => (calledSince = Infinity));

export function noteLogout(): void {
  try {
    calledSince = Math.max(calledSince, (localStorage[logoutName] = Date.now()));
  } catch {
    // Then no other tab hears of it.
  }
}
