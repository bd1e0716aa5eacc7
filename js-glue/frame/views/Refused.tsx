import { useContext } from "preact/hooks";
import { texts } from "../texts";
import { ActionsContext } from "./actions";
import { AlertIcon } from "./icons";

/** Why there is no chat, and what to do about it. */
export function Refused({ code }: { code: string }) {
  const { reload } = useContext(ActionsContext);
  const { title, text } = (Object.hasOwn(texts.refusals, code) && texts.refusals[code]) || texts.refused;
  return (
    <div class="panel refused" role="dialog" aria-label={title}>
      <div role="alert">
        <AlertIcon />
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      {code === "engine.failed" && (
        <button type="button" class="plain" onClick={reload}>
          {texts.tryAgain}
        </button>
      )}
      <p class="code">{code}</p>
    </div>
  );
}
