import { full } from "./dress";
import { ofDocument } from "../document";

/**
 * While the panel fills the window the page behind it stays where it is. A sheet of the document, since no element of the
 * page is ours to style.
 */
const lock = new CSSStyleSheet();
lock.replaceSync(`${full}{:root{overflow:hidden!important}}`);

/** As long as the panel is open. The page's own sheets stay in their order; by index, since the list's methods may be the page's. */
export function lockPage(locked: boolean): void {
  const sheets = ofDocument("adoptedStyleSheets");
  let index = 0;
  while (index < sheets.length && sheets[index] != lock) index++;
  if (locked) {
    sheets[index] = lock;
    return;
  }
  while (index < sheets.length - 1) sheets[index] = sheets[++index]!;
  sheets.length = index;
}
