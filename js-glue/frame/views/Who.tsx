import type { Texts } from "../store";
import { monogram } from "./names";

interface Props {
  texts: Texts;
  /** What the dot says: "online", "connecting" or "offline". */
  mark: string;
  line: string;
}

export const Who = ({ texts: { botName }, mark, line }: Props) => (
  <>
    <span class={`avatar ${mark}`} aria-hidden="true">
      {monogram(botName)}
    </span>
    <div class="who">
      <h1 dir="auto">{botName}</h1>
      <p dir="auto">{line}</p>
    </div>
  </>
);
