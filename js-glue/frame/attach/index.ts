import { addStyle } from "../style";
import type { Actions } from "../views/actions";
import attachStyle from "./attach.css";
import { dropAll } from "./blobs";
import { choose } from "./choose";
import { clear, items, put } from "./chosen";

export { ExtraView } from "./ExtraView";
export { Tray } from "./Tray";
export { grant, tokenFor } from "./token";
export { clear, sayMissing } from "./chosen";

addStyle(attachStyle);

/** Files that were dropped or pasted; of a drag that is still on its way none. Or the visitor is asked for some. */
export function add(files: FileList | undefined, actions: Actions): void {
  if (files) return put([...files], actions);
  choose((chosen) => put(chosen, actions));
}

/** What is said with them: the service says their names where there are no words. */
export function said(text: string): [text: string, values: string] {
  const stored = items.flatMap((item) => item.stored ?? []);
  return [text.trim() ? text : stored.map(({ name }) => name).join(", "), JSON.stringify(stored)];
}

/** Nothing of the visitor's is to stay. */
export function forget(): void {
  clear();
  dropAll();
}
