import { useContext, useLayoutEffect, useRef } from "preact/hooks";
import type { BarProps } from "../search/Search";
import { more } from "../texts";
import { ActionsContext } from "../views/actions";

/** Asks once. That it is done is said by a notice, when it is. */
export function Erase({ close }: BarProps) {
  const { erase } = useContext(ActionsContext);
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => cancel.current!.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // The question alone, and not the panel.
    event.stopPropagation();
    close();
  };
  const eraseAll = () => {
    close();
    erase();
  };

  return (
    <div class="bar ask" role="group" aria-labelledby="erase" onKeyDown={onKeyDown}>
      <p id="erase">{more.privacy.ask}</p>
      <button type="button" class="plain danger" onClick={eraseAll}>
        {more.privacy.erase}
      </button>
      <button type="button" class="plain" ref={cancel} onClick={close}>
        {more.privacy.cancel}
      </button>
    </div>
  );
}
