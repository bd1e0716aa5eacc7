import type { Command, Tag } from "../../abi/layout";
import { loadPart } from "../parts";
import type { Store } from "../store";
import type { Actions } from "../views/actions";
import { isMarked } from "../views/markup";
import { chime } from "./chime";
import { notificationOf } from "./notifying";

type Alert = Extract<Command, { tag: Tag.Alert }>;

/** As it is seen, as far as its markup can be read. */
const plain = async (said: Alert): Promise<string> =>
  isMarked(said) ? (await loadPart("rich")).plainText(said.text) : said.text;

/** Tells the visitor of a message in the ways that they have chosen. */
export async function alert(said: Alert, { store, actions }: { store: Store; actions: Actions }) {
  if (said.sound) chime().catch(reportError);
  if (!store.view.choices.notify) return;
  const text = await plain(said).catch(() => said.text);
  actions.tell(notificationOf(document.title, text));
}
