import { useRef, useState } from "preact/hooks";
import type * as More from "../more/index";
import { loadPart } from "../parts";
import type { Choices } from "../store";
import { texts } from "../texts";
import { MoreIcon } from "./icons";
import type { Bar } from "./Panel";

interface Props {
  choices: Choices;
  setBar(change: () => Bar | undefined): void;
}

/** The menu itself is loaded when it is wanted for the first time. */
export function MenuButton(props: Props) {
  const [Menu, setMenu] = useState<typeof More.Menu>();
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  const toggle = async () => {
    setFailed(false);
    if (Menu) return setMenu(undefined);
    try {
      const more = await loadPart("more");
      setMenu(() => more.Menu);
    } catch {
      setFailed(true);
    }
  };
  const close = (withFocus: boolean) => {
    setMenu(undefined);
    if (withFocus) button.current!.focus();
  };

  return (
    <div class="menu-place">
      <button
        type="button"
        class="round"
        aria-label={texts.menu}
        aria-haspopup="menu"
        aria-expanded={Menu ? "true" : "false"}
        ref={button}
        onClick={() => void toggle()}
      >
        <MoreIcon />
      </button>
      {Menu && <Menu {...props} label={texts.menu} button={button} close={close} />}
      {failed && <p role="alert">{texts.menuFailed}</p>}
    </div>
  );
}
