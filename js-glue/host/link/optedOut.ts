import { tag } from "./tag";

/** Beside what the frame may read and erase, like the consent: no record of its own has that name. */
export const outName = "pipit-out:" + tag.config.site;

/** What the visitor has said on this page: it cannot be kept everywhere. */
let here: string | null = null;
export const sayHere = (word: string): void => void (here = word);

function kept(): string | null {
  try {
    return localStorage.getItem(outName);
  } catch {
    return null;
  }
}

/** The browser's word that its user is not to be followed: Global Privacy Control, and Do Not Track before it. */
export const hasSignal = (): boolean =>
  !!(navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl || navigator.doNotTrack == "1";

/** Whether nothing of the chat may be kept beyond this page, here or in another tab from that moment on. */
export function isOptedOut(): boolean {
  const word = kept() ?? here;
  return word ? word == "1" : tag.config.consent == "optOut" && hasSignal();
}
