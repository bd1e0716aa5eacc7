import { copy } from "../rich/clipboard";
import { more } from "../texts";
import type { Piece } from "./list";

/** The list as a text that others can read. */
const textOf = (list: readonly Piece[]): string =>
  list.map(({ title, detail, link }) => `${title} (${detail})\n${link}`).join("\n\n");

/**
 * By the device's own way where the page leaves it to its frames, else by the clipboard, else by e-mail. What is to be said of it;
 * nothing where the visitor sees it themselves.
 */
export async function share(list: readonly Piece[]): Promise<string> {
  const [title, text] = [more.list.name, textOf(list)];
  try {
    await navigator.share({ title, text });
    return "";
  } catch (cause) {
    // Not shared after all.
    if ((cause as Error).name === "AbortError") return "";
  }
  if (await copy(text)) return more.list.copied;
  const address = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text)}`;
  open(address, "_blank", "noopener");
  return "";
}
