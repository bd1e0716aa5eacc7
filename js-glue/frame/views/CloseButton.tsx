import { useContext } from "preact/hooks";
import { texts } from "../texts";
import { ActionsContext } from "./actions";
import { CloseIcon } from "./icons";

export function CloseButton() {
  const { close } = useContext(ActionsContext);
  return (
    <button type="button" class="round" aria-label={texts.close} onClick={close}>
      <CloseIcon />
    </button>
  );
}
