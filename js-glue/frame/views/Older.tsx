import { useContext } from "preact/hooks";
import { texts } from "../texts";
import { ActionsContext } from "./actions";

/** Scrolling up asks as well; the button is for the keyboard, and for when the first try failed. */
export function Older({ loading }: { loading: boolean }) {
  const { older } = useContext(ActionsContext);
  return (
    <div class="older">
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
