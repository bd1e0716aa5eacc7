import { Kind, type Document } from "./Document";
import { Mode } from "./Markdown";
import { parse } from "./parsing";

/** What a reader sees of a text, a line for each block: without markup, and without where links lead. */
export function plainText(text: string): string {
  const document = parse(text, Mode.Finished);
  let shown = "";
  for (let node = 0; node < document.length; ++node) shown += shownOf(document, node);
  return shown.trim();
}

function shownOf(document: Document, node: number): string {
  const kind = document.kindOf(node);
  if (kind === Kind.CodeBlock) return `\n${document.textOf(node)}`;
  if (kind === Kind.Text || kind === Kind.Code) return document.textOf(node);
  if (kind === Kind.TableCell) return " ";
  return kind < Kind.Text || kind > Kind.Image ? "\n" : "";
}
