import { ask } from "../api/ask";
import { Refusal } from "../api/Refusal";

/** By language, then by name. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const addressOf = (site: string): string => `sites/${encodeURIComponent(site)}/texts`;

export const readTexts = (site: string): Promise<Texts> =>
  ask<{ texts: Texts }>("GET", addressOf(site)).then(({ texts }) => texts);

export const putTexts = (site: string, texts: Texts, reason: string): Promise<Texts> =>
  ask<{ texts: Texts }>("PUT", addressOf(site), { texts, reason }).then((answer) => answer.texts);

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

/** How many are not the same in both. */
export function differences(one: Texts, other: Texts): number {
  const namesOf = (texts: Texts) =>
    Object.entries(texts).flatMap(([language, own]) => Object.keys(own).map((name) => `${language} ${name}`));
  return [...new Set([...namesOf(one), ...namesOf(other)])].filter((place) => {
    const [language, name] = place.split(" ") as [string, string];
    return one[language]?.[name] !== other[language]?.[name];
  }).length;
}
