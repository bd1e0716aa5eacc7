import { addressOf, ownTexts } from "../addresses";
import english from "./generated/frame";
import type englishMore from "./generated/more";
import { wordsIn, type Words } from "./words";

export type Texts = ReturnType<typeof english>;
export type MoreTexts = ReturnType<typeof englishMore>;

/** The language as it is written where the visitor lives, if the browser says where that is: a clock differs. */
export const regional = (): string =>
  navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;

/** In the order of the engine's Locale, in which the automatic choice comes first. */
export const LANGUAGES = "en es fr de pt it nl pl ja zh ar he".split(" ");

/** The language that is shown, and its texts: all that shows some reads them here when it is drawn. */
export let language = "en";
export let words = wordsIn(language);
export let texts: Texts = english(words);
/** What a site says that has not been told what to say. */
export const untold = texts;
/** What most visitors never see. There when a part is. */
export let more: MoreTexts;
let moreIn = "";

type Script<Made> = (words: Words) => Made;

const scriptOf = async <Made>(name: string): Promise<Script<Made>> =>
  ((await import(addressOf("texts-" + name, ownTexts()))) as { default: Script<Made> }).default;

const moreOf = (wanted: string): Promise<Script<MoreTexts>> =>
  scriptOf<MoreTexts>(`${wanted}-more`).catch(() => scriptOf<MoreTexts>("en-more"));

/** Has them in the language that is shown then. */
export async function loadMore(): Promise<void> {
  while (moreIn !== language) {
    const wanted = language;
    const made = await moreOf(wanted);
    if (wanted !== language) continue;
    more = made(words);
    moreIn = wanted;
  }
}

/** Gets a language. What it gives shows it from then on. Rejects where its script cannot be had. */
export async function loadLanguage(wanted: string): Promise<() => void> {
  const isMoreWanted = moreIn !== "";
  const [made, madeMore] = await Promise.all([
    wanted === "en" && !ownTexts() ? english : scriptOf<Texts>(wanted),
    isMoreWanted ? moreOf(wanted) : undefined,
  ]);
  return () => {
    language = wanted;
    words = wordsIn(wanted);
    texts = made(words);
    if (!madeMore) return;
    more = madeMore(words);
    moreIn = wanted;
  };
}
