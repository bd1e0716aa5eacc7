import { Connection } from "../../abi/layout";
import type { Choices, Texts } from "../store";
import { texts as ui } from "../texts";
import { CloseButton } from "./CloseButton";
import { MoreIcon } from "./icons";
import { monogram } from "./names";
import { Opener } from "./Opener";
import type { Bar } from "./Panel";

const STATUS = {
  [Connection.Connecting]: "connecting",
  [Connection.Offline]: "offline",
} as Partial<Record<Connection, "connecting" | "offline">>;

interface Props {
  texts: Texts;
  connection: Connection;
  choices: Choices;
  setBar(change: () => Bar | undefined): void;
}

export function Header({ texts, connection, choices, setBar }: Props) {
  const trouble = STATUS[connection];
  return (
    <div class="header">
      <span class={`avatar ${trouble ?? "online"}`} aria-hidden="true">
        {monogram(texts.botName)}
      </span>
      <div class="who">
        <h1 dir="auto">{texts.botName}</h1>
        <p dir="auto">{trouble ? ui[trouble] : texts.subtitle}</p>
      </div>
      <Opener part="more" label={ui.menu} popup="menu" icon={MoreIcon}>
        {({ Menu }, opened) => <Menu {...opened} choices={choices} setBar={setBar} />}
      </Opener>
      <CloseButton />
    </div>
  );
}
