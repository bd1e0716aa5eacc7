import { createContext } from "preact";
import type { EngineEvent, EventTag } from "../../abi/layout";
import type { Choices } from "../store";

export type Seen = Omit<Extract<EngineEvent, { tag: EventTag.ListSeen }>, "tag">;

/** What the visitor can do, and what is seen of it. */
export interface Actions {
  /** False: nothing took the text, and it has to stay where it is. */
  send(text: string): boolean;
  typed(text: string): void;
  retry(row: number): void;
  choose(choices: Choices): void;
  close(): void;
  read(): void;
  older(): void;
  latest(): void;
  seen(seen: Seen): void;
  /** All rows are to be in the document, or no longer. */
  whole(on: boolean): void;
  reload(): void;
}

export const ActionsContext = createContext<Actions>(undefined as unknown as Actions);
