import type { Locale } from "../abi/layout";
import { configuration } from "./boot";
import { LANGUAGES, language, loadLanguage } from "./texts";

/** Who has waited so long for a language gets English, until it comes. In milliseconds. */
const PATIENCE = 3_000;
const RIGHT_TO_LEFT = ["ar", "he"];

/** Which language is shown: the visitor's own choice, else the page's, else the site's, else the first of the browser's that there is. */
export class Language {
  readonly #show: (language: string) => void;
  #wanted = "";

  /** `show`: it is that one from now on; nothing: it is on its way. */
  constructor(show: (language: string) => void) {
    this.#show = show;
  }

  /** `isFirst`: nothing has been shown that it would replace. */
  choose(choice: Locale, pages: string, isFirst: boolean): void {
    const wanted = wantedBy(choice, pages);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (isFirst) this.#show("");
    const isStillWanted = () => wanted === this.#wanted;
    const giveUp = () => isStillWanted() && isFirst && this.#use(() => {});
    const timer = setTimeout(giveUp, PATIENCE);
    loadLanguage(wanted)
      .then((use) => isStillWanted() && this.#use(use))
      .catch(() => {
        giveUp();
        // The next that chooses it asks again.
        if (isStillWanted()) this.#wanted = "";
      })
      .finally(() => clearTimeout(timer));
  }

  #use(use: () => void): void {
    use();
    const { documentElement } = document;
    documentElement.lang = language;
    documentElement.dir = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
    this.#show(language);
  }
}

/** What goes before the choice counts from 1. */
function wantedBy(choice: Locale, pages: string): string {
  const ours = [LANGUAGES[choice - 1], pages, configuration().locale, ...navigator.languages];
  return (
    ours.map((tag) => String(tag).split("-")[0]!.toLowerCase()).find((tag) => LANGUAGES.includes(tag)) ?? "en"
  );
}
