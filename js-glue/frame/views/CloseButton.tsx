import { useContext } from "preact/hooks";
import { isInline } from "../boot";
import { texts } from "../texts";
import { ActionsContext } from "./actions";
import { CloseIcon } from "./icons";

export function CloseButton() {
  const { close } = useContext(ActionsContext);
  if (isInline()) return null;
  return (
    <button type="button" class="round" aria-label={texts.close} onClick={close}>
      <CloseIcon />
    </button>
  );
}
