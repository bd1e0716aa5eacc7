import { tag } from "../link/tag";

const { now } = Date;
const consentName = "pipit-consent:" + tag.site;

/** Nothing is kept of a visitor who has not agreed to it, where that is asked for. */
const mayKeep = (): boolean => tag.config.consent == "none" || !!localStorage.getItem(consentName);

/**
 * No record of the chat has a name with a capital letter: the frame neither sees it nor sweeps it up, and it goes with all others when what is
 * kept is erased.
 */
const keyOf = (name: string): string => `pipit:${tag.site}:${name}`;

/** Milliseconds since that was noted, Infinity if it never was; nothing where nothing may be kept, or the storage is refused. */
export function sinceNoted(name: "Teaser" | "Auto"): number | undefined {
  try {
    if (!mayKeep()) return;
    const noted = localStorage.getItem(keyOf(name));
    return noted === null ? Infinity : now() - (Number(noted) || 0);
  } catch {
    return;
  }
}

/** Whether it could be noted. */
export function note(name: "Teaser" | "Auto"): boolean {
  try {
    if (mayKeep()) localStorage.setItem(keyOf(name), "" + now());
    return mayKeep();
  } catch {
    return false;
  }
}
