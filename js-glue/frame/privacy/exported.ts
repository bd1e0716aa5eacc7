import { Author, TextSize, Theme } from "../../abi/layout";
import { siteName } from "../boot";
import { isRecord, parse } from "../forms/shapes";
import { partsOf } from "../search/shown";
import type { Choices, View } from "../store";
import { LANGUAGES } from "../texts";
import type { Said } from "../views/actions";

const AUTHORS: Readonly<Record<Author, string>> = {
  [Author.Visitor]: "visitor",
  [Author.Assistant]: "assistant",
  [Author.Agent]: "agent",
  [Author.System]: "system",
};
const THEMES: Readonly<Record<Theme, string>> = {
  [Theme.Auto]: "auto",
  [Theme.Light]: "light",
  [Theme.Dark]: "dark",
};
const TEXT_SIZES: Readonly<Record<TextSize, string>> = {
  [TextSize.Normal]: "normal",
  [TextSize.Large]: "large",
  [TextSize.Larger]: "larger",
};

/** What is exported, as docs/privacy.md has it. `said`: newest first. */
export function exported(view: View, said: readonly Said[], complete: boolean, now: number) {
  return {
    exported: timeText(now),
    site: siteName(),
    complete,
    messages: said.map(messageOf).reverse(),
    draft: view.draft.text,
    forms: formsOf(view.draft.notes),
    choices: choicesOf(view.choices),
  };
}

/** How each is filled in that was not sent, as forms/ has it. */
function formsOf(notes: string): readonly unknown[] {
  const forms = parse(notes);
  return isRecord(forms) ? Object.values(forms) : [];
}

function messageOf(one: Said) {
  const [text, ...cards] = partsOf(one);
  return { at: timeText(one.at), author: AUTHORS[one.author], text, cards: cardsOf(cards) };
}

/** Title and detail follow one another. */
const cardsOf = (parts: readonly string[]) =>
  parts.flatMap((title, i) => (i % 2 ? [] : [{ title, detail: parts[i + 1] ?? "" }]));

/** Without one, what is not sent yet in a conversation that has not begun. */
const timeText = (at: number): string | null => (at > 0 ? new Date(at).toISOString() : null);

const choicesOf = ({ theme, textSize, sound, locale, notify }: Choices) => ({
  theme: THEMES[theme],
  textSize: TEXT_SIZES[textSize],
  sound,
  notifications: notify,
  language: LANGUAGES[locale - 1] ?? "auto",
});
