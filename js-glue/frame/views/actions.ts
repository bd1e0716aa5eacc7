import { createContext } from "preact";
import type { Choices } from "../store";

/** What the visitor can do. */
export interface Actions {
  /** False: nothing took the text, and it has to stay where it is. */
  send(text: string): boolean;
  typed(text: string): void;
  retry(row: number): void;
  choose(choices: Choices): void;
  close(): void;
  read(): void;
  older(): void;
  reload(): void;
}

export const ActionsContext = createContext<Actions>(undefined as unknown as Actions);
