import { texts } from "../texts";
import { Dots } from "./Dots";
import { monogram } from "./names";

export function Typing({ name }: { name: string }) {
  return (
    <div class="message theirs first last">
      <span class="face" aria-hidden="true">
        {monogram(name)}
      </span>
      <p class="bubble">
        <Dots label={texts.typing(name)} />
      </p>
    </div>
  );
}
