import { addStyle } from "../style";
import { Markdown } from "./Markdown";
import { setMarkdown } from "./parsing";
import richStyle from "./rich.css";

export { plainText } from "./plainText";
export { RichText } from "./RichText";

let started: Promise<void> | undefined;

/** What fails is tried again with the next text. */
export function start(): Promise<void> {
  started ??= prepare().catch((cause: unknown) => {
    started = undefined;
    throw cause;
  });
  return started;
}

async function prepare(): Promise<void> {
  setMarkdown(await Markdown.load(MARKDOWN_ADDRESS));
  addStyle(richStyle);
}
