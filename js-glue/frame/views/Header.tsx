import { Connection } from "../../abi/layout";
import type { Choices, Texts } from "../store";
import { texts as ui } from "../texts";
import { CloseButton } from "./CloseButton";
import { MenuButton } from "./MenuButton";
import { monogram } from "./names";
import type { Bar } from "./Panel";

const STATUS: Partial<Record<Connection, { text: string; mark: string }>> = {
  [Connection.Connecting]: { text: ui.connecting, mark: "connecting" },
  [Connection.Offline]: { text: ui.offline, mark: "offline" },
};

interface Props {
  texts: Texts;
  connection: Connection;
  choices: Choices;
  setBar(change: () => Bar | undefined): void;
}

export function Header({ texts, connection, choices, setBar }: Props) {
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
      <MenuButton choices={choices} setBar={setBar} />
      <CloseButton />
    </div>
  );
}
