import { Author } from "../../abi/layout";
import { isRecord, parse } from "../forms/shapes";
import { partOf } from "../parts";
import type { Said } from "../views/actions";
import { isMarked } from "../views/markup";
import { fold } from "./fold";

/** Between a message's text, its cards' titles and details, or its files: in no query. */
const BETWEEN = "\f";

/** The text, and of each card its title and its detail, which of a file are its name and nothing. */
export function partsOf({ author, text }: Said): string[] {
  const [said = "", ...more] = text.split(BETWEEN);
  return [said, ...(author == Author.Visitor ? more.flatMap((files) => namesOf(files, said)) : more)];
}

/** Of what was sent without words the text has the names already. */
function namesOf(files: string, said: string): string[] {
  const read = parse(files);
  const names = (Array.isArray(read) ? read : []).map((file) => (isRecord(file) ? String(file["name"]) : ""));
  return names.filter((name) => !said.includes(name)).flatMap((name) => [name, ""]);
}

/** The text as it is seen: without its markup, if it is seen without. */
export function shownText(said: Said): string {
  const text = partsOf(said)[0]!;
  const isPlain = said.author === Author.Visitor || !isMarked({ author: said.author, text });
  return (!isPlain && partOf("rich")?.plainText(text)) || text;
}

/** All that is seen of a message, as it is searched. */
export const foldedText = (said: Said): string =>
  [shownText(said), ...partsOf(said).slice(1)].map(fold).join(BETWEEN);
