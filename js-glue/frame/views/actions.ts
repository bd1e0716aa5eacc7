import type { Command, EngineEvent, EventTag, Tag } from "../../abi/layout";
import type { Choices, View } from "../store";

export type Seen = Omit<Extract<EngineEvent, { tag: EventTag.ListSeen }>, "tag">;
export type Said = Readonly<Omit<Extract<Command, { tag: Tag.ListText }>, "tag">>;

/** What the visitor can do, and what is seen of it. */
export interface Actions {
  /** With its files as JSON. False: nothing took the text, and it has to stay where it is. */
  send(text: string, files?: string): boolean;
  /** To that message, without the field: what was chosen, or how its form was filled in, with the values as JSON. */
  answer(row: number, text: string, values?: string): boolean;
  /** In the composer, and in forms: as they were, where nothing is said of them. */
  typed(text: string, notes?: string): void;
  draft(): View["draft"];
  retry(row: number): void;
  choose(choices: Choices): void;
  close(): void;
  read(): void;
  older(): void;
  /** To that row, or 0: to the newest. */
  goTo(row: number): void;
  /** What was said before that row, or 0: at the end. Newest first, and not all at once: nothing, if there is no more. */
  texts(before: number): readonly Said[];
  seen(seen: Seen): void;
  /** All rows are to be in the document, or no longer. */
  whole(on: boolean): void;
  /** All that is kept of the visitor, in every tab. */
  erase(): void;
  /** Of the part that does it: the engine gives it the token. */
  upload(): void;
  reload(): void;
  /** To the host page, an envelope that the engine need not know of; the port is for its answer. */
  tell(word: string, ...port: MessagePort[]): void;
}

/** Of the one chat that a document has. */
export let actions: Actions;

/** Before anything is drawn. */
export function actWith(these: Actions): void {
  actions = these;
}
