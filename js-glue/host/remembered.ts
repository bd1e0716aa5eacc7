import { said, prefix, site } from "./settings";

/**
 * A word kept in the page's storage, which is in no way needed: over navigation whether the panel is open in this tab, and for good that
 * the visitor has agreed to the chat. Where that is refused it holds for the page alone. Only `setItem` heeds the value. Where the page
 * switches off what it is for, it is never there.
 */
const remembering =
  (storage: "localStorage" | "sessionStorage", name: string, off?: RegExp) =>
  (operation: "getItem" | "setItem" | "removeItem"): string | null | void => {
    try {
      return off?.test(said) ? null : window[storage][operation](name, "1");
    } catch {
      // Refused, full, or null.
    }
    return;
  };

/** Nothing, where the next page is to know of none. */
export const openHere = remembering("sessionStorage", prefix + site + ":open", /persist=f|-parentS|-autoR/);
/**
 * Beside what the frame may read and erase: no record of its own has that name. The other chats of the site on this page hear of it by an
 * event of the same name: no `storage` event comes to the window that wrote.
 */
export const channel = "pipit-consent:" + site;
export const agreed = remembering("localStorage", channel);
/** The frame's own record that something waits to be sent, answered or read: read alone. */
export const waits = remembering("localStorage", "pipit:" + site + ":waits", /persist=f|-parentS/);
