import { ask } from "../api/ask";
import { Refusal } from "../api/Refusal";

/** By language, then by name. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a site says, as it was read. */
export interface Wording {
  texts: Texts;
  version: string;
}

const addressOf = (site: string): string => `sites/${encodeURIComponent(site)}/texts`;

export const readTexts = (site: string): Promise<Wording> => ask("GET", addressOf(site));

export const putTexts = (site: string, { texts, version }: Wording, reason: string): Promise<Wording> =>
  ask("PUT", addressOf(site), { texts, reason }, version);

/** What the widget says where its owner says nothing: all that there is. */
export const readUsual = (): Promise<Texts> =>
  fetch(document.getElementById("app")!.dataset["texts"]!)
    .then((response) => (response.ok ? (response.json() as Promise<Texts>) : Promise.reject()))
    .catch(() => Promise.reject(new Refusal(0, "unreachable", "")));

/** With this one in other words, or, without any, as the widget has it. */
export function reworded(texts: Texts, language: string, name: string, text: string | undefined): Texts {
  const { [name]: _, ...others } = texts[language] ?? {};
  const mine = text === undefined ? others : { ...others, [name]: text };
  const { [language]: __, ...rest } = texts;
  return Object.keys(mine).length ? { ...rest, [language]: mine } : rest;
}

/** The draft over what somebody else has saved since. */
export const rebased = (before: Texts, draft: Texts, now: Texts): Texts =>
  placesOf(before, draft).reduce(
    (texts, [language, name]) => reworded(texts, language, name, draft[language]?.[name]),
    now,
  );

/** How many are not the same in both. */
export const differences = (one: Texts, other: Texts): number => placesOf(one, other).length;

function placesOf(one: Texts, other: Texts): (readonly [language: string, name: string])[] {
  const namesOf = (texts: Texts) =>
    Object.entries(texts).flatMap(([language, own]) => Object.keys(own).map((name) => `${language} ${name}`));
  return [...new Set([...namesOf(one), ...namesOf(other)])]
    .map((place) => place.split(" ") as [string, string])
    .filter(([language, name]) => one[language]?.[name] !== other[language]?.[name]);
}
