import { useContext } from "preact/hooks";
import { Connection } from "../../abi/layout";
import type { Texts } from "../store";
import { texts as ui } from "../texts";
import { ActionsContext } from "./actions";
import { CloseIcon } from "./icons";
import { monogram } from "./names";

const STATUS: Partial<Record<Connection, { text: string; mark: string }>> = {
  [Connection.Connecting]: { text: ui.connecting, mark: "connecting" },
  [Connection.Offline]: { text: ui.offline, mark: "offline" },
};

export function Header({ texts, connection }: { texts: Texts; connection: Connection }) {
  const { close } = useContext(ActionsContext);
  const { text, mark } = STATUS[connection] ?? { text: texts.subtitle, mark: "online" };
  return (
    <div class="header">
      <span class={`avatar ${mark}`} aria-hidden="true">
        {monogram(texts.botName)}
      </span>
      <div class="who">
        <h1 dir="auto">{texts.botName}</h1>
        <p dir="auto">{text}</p>
      </div>
      <button type="button" class="round" aria-label={ui.close} onClick={close}>
        <CloseIcon />
      </button>
    </div>
  );
}
