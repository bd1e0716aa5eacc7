import { isOptedOut } from "../link/optedOut";
import { tag } from "../link/tag";

const { now } = Date;
const consentName = "pipit-consent:" + tag.config.site;

/** Nothing is kept of a visitor who has not agreed to it, where that is asked for, or has opted out; nor where nothing is to persist. */
const mayKeep = (): boolean =>
  !/false|-parentStorage/.test(tag.besides["persist"] + tag.besides["features"]!) &&
  (tag.config.consent != "required" || !!localStorage.getItem(consentName)) &&
  !isOptedOut();

/**
 * No record of the chat has a name with a capital letter: the frame neither sees it nor sweeps it up, and it goes with all others when what is
 * kept is erased.
 */
const keyOf = (name: string): string => `pipit:${tag.config.site}:${name}`;

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
