import { Author } from "../../abi/layout";
import { partOf } from "../parts";
import type { Said } from "../views/actions";
import { isMarked } from "../views/markup";
import { fold } from "./fold";

/** Between a message's text, its cards' titles and details: in no query. */
const BETWEEN = "\f";

export const partsOf = ({ text }: Said): string[] => text.split(BETWEEN);

/** The text as it is seen: without its markup, if it is seen without. */
export function shownText(said: Said): string {
  const text = partsOf(said)[0]!;
  const isPlain = said.author === Author.Visitor || !isMarked({ author: said.author, text });
  return (!isPlain && partOf("rich")?.plainText(text)) || text;
}

/** All that is seen of a message, as it is searched. */
export const foldedText = (said: Said): string =>
  [shownText(said), ...partsOf(said).slice(1)].map(fold).join(BETWEEN);
