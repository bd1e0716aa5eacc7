import { isInline } from "../boot";
import { texts } from "../texts";
import { actions } from "./actions";
import { CloseIcon } from "./icons";

export function CloseButton() {
  const { close } = actions;
  if (isInline()) return null;
  return (
    <button type="button" class="round" aria-label={texts.close} onClick={close}>
      <CloseIcon />
    </button>
  );
}
