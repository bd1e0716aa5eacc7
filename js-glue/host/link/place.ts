import { tag } from "./tag";

/** That the panel is open is all that is kept for as long as the tab is there. */
export function forgetPlace(): void {
  try {
    sessionStorage.removeItem(`${tag.config.global.toLowerCase()}:${tag.config.site}:open`);
  } catch {
    // Then it was not kept either.
  }
}
