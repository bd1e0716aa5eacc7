import { make } from "../dom";
import { wordsIn, type Words } from "../../frame/texts/words";

interface Script {
  default(words: Words): { window: { gone: string } };
}

/** In the language of the chat that opened this window; "*" stands for a text's name in the address. */
async function wordsOf(locale: string): Promise<string> {
  const address = document.querySelector<HTMLElement>("[data-parts]")!.dataset["parts"]!;
  const scriptOf = (language: string): Promise<Script> =>
    import(address.replace("*", `texts-${language}-more`));
  const script = await scriptOf(locale).catch(() => scriptOf("en"));
  return script.default(wordsIn(locale)).window.gone;
}

/** The conversation is not to be had here. To begin another one without a word would be a loss that nobody notices. */
export async function sayFailed(locale: string): Promise<void> {
  const text = await wordsOf(locale);
  const notice = make("p", document.body, text);
  notice.dir = "auto";
  notice.setAttribute("role", "alert");
}
