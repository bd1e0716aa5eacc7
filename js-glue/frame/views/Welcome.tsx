import type { Texts } from "../store";
import { monogram } from "./names";

/** The first bubble of every conversation. It is no message: it has no time and is never stored. */
export function Welcome({ texts }: { texts: Texts }) {
  if (!texts.welcome) return null;
  return (
    <div class="message theirs first last" role="article" aria-label={texts.botName}>
      <span class="face" aria-hidden="true">
        {monogram(texts.botName)}
      </span>
      <p class="bubble" dir="auto">
        {texts.welcome}
      </p>
    </div>
  );
}
