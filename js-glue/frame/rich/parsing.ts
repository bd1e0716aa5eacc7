import { Author, Delivery } from "../../abi/layout";
import type { Row } from "../store";
import type { Document } from "./Document";
import { imageHosts } from "./imageHosts";
import { Mode, type Markdown } from "./Markdown";

let markdown: Markdown;
let hosts: readonly string[];

export function setMarkdown(loaded: Markdown): void {
  markdown = loaded;
  hosts = imageHosts();
}

export const parse = (text: string, mode: Mode): Document => markdown.parse(text, mode, hosts);

/** The visitor's own text is as they wrote it. */
export function modeOf({ author, delivery }: Row): Mode {
  if (author === Author.Visitor) return Mode.LinksAlone;
  return delivery === Delivery.Streaming ? Mode.Growing : Mode.Finished;
}
