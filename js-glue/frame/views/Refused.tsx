import { texts } from "../texts";
import { CloseButton } from "./CloseButton";
import { Dialog } from "./Dialog";
import { AlertIcon } from "./icons";

interface Props {
  code: string;
  full: boolean;
  /** What may help, if anything does. */
  again: (() => void) | undefined;
}

/** Why there is no chat, and what to do about it. */
export function Refused({ code, full, again }: Props) {
  const { title, text } = (Object.hasOwn(texts.refusals, code) && texts.refusals[code]) || texts.refused;
  return (
    <Dialog label={title} full={full} kind="refused">
      <div role="alert">
        <AlertIcon />
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      {again && (
        <button type="button" class="action" onClick={again}>
          {texts.tryAgain}
        </button>
      )}
      <p class="code">{code}</p>
      <CloseButton />
    </Dialog>
  );
}
