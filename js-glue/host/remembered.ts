import { site } from "./settings";

/**
 * Whether the panel is open in this tab, kept over navigation: in sessionStorage, and in no way needed. Where that is
 * refused the panel stays closed on the next page. Only `setItem` heeds the value.
 */
export function remembered(operation: "getItem" | "setItem" | "removeItem"): string | null | void {
  try {
    return sessionStorage[operation](`pipit:${site}:open`, "1");
  } catch {
    // Nothing is lost but a convenience.
  }
  return;
}
