import { Author } from "../../abi/layout";
import { texts } from "../texts";

export function authorName(author: Author, botName: string): string {
  switch (author) {
    case Author.Visitor:
      return texts.you;
    case Author.Assistant:
      return botName;
    case Author.Agent:
      return texts.agent;
    case Author.System:
      return texts.system;
  }
}

/** What style sheets and tests know authors by. */
export const AUTHOR_MARKS: Readonly<Record<Author, string>> = {
  [Author.Visitor]: "visitor",
  [Author.Assistant]: "assistant",
  [Author.Agent]: "agent",
  [Author.System]: "system",
};

/** The first letter of a name, as a reader of it would say. */
export const monogram = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? "";

/** Under which name an agent is there or has said it, as the service writes it (docs/forms.md); empty: nobody is named. */
export function agentName(extra: string): string {
  if (!/^{"kind":"(agent|joined)"/.test(extra)) return "";
  return String((JSON.parse(extra) as { name?: unknown }).name);
}
