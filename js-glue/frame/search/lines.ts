import type { Author } from "../../abi/layout";
import type { Said } from "../views/actions";
import { partsOf } from "./shown";

const two = (value: number): string => String(value).padStart(2, "0");

/** In the visitor's own time, in digits that sort. */
export function dayName(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * A message begins with its time and its author at the beginning of a line; its further lines are indented, so that none looks
 * like another message. The text is as it was written.
 */
export function linesOf(said: Said, nameOf: (author: Author) => string): string {
  const [text, ...cards] = partsOf(said);
  const lines = text!.trim().split(/\r\n|[\n\r\v\u0085\u2028\u2029]/);
  for (let i = 0; i < cards.length; i += 2)
    lines.push(
      cards
        .slice(i, i + 2)
        .filter(Boolean)
        .join(", ")
        .replace(/[\s\u0085]+/g, " "),
    );
  return `${timeOf(said.at)}${nameOf(said.author)}: ${lines.join("\n    ")}\n`;
}

function timeOf(at: number): string {
  if (!(at > 0)) return "";
  const date = new Date(at);
  return `${dayName(at)} ${two(date.getHours())}:${two(date.getMinutes())} `;
}
