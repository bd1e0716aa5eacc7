import { more, texts } from "../texts";
import { actions } from "../views/actions";

/** Scrolling up asks as well; the button is for the keyboard, and for when the first try failed. */
export function Older({ loading }: { loading: boolean }) {
  const { older } = actions;
  return (
    <div class="older">
      <p class="on-paper">{more.olderOnPaper}</p>
      {loading ? (
        <p>{texts.loadingOlder}</p>
      ) : (
        <button type="button" class="plain" onClick={older}>
          {texts.older}
        </button>
      )}
    </div>
  );
}
