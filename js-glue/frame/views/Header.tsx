import { Connection } from "../../abi/layout";
import type { Choices, Status, Texts } from "../store";
import { texts as ui } from "../texts";
import { CloseButton } from "./CloseButton";
import { MoreIcon } from "./icons";
import { Opener } from "./Opener";
import type { Bar } from "./Panel";
import { usePart } from "./usePart";
import { Who } from "./Who";

const STATUS = {
  [Connection.Connecting]: "connecting",
  [Connection.Offline]: "offline",
} as Partial<Record<Connection, "connecting" | "offline">>;

/** Nothing is promised before it is known whether somebody is there; the line keeps its place. */
const UNKNOWN = "\u00a0";

interface Props {
  texts: Texts;
  status: Status;
  choices: Choices;
  setBar(change: () => Bar | undefined): void;
}

export function Header({ texts, status, choices, setBar }: Props) {
  const trouble = STATUS[status.connection];
  const presence = usePart("presence", !!(texts.hours || status.ticket));
  return (
    <div class="header">
      {presence && !trouble ? (
        <presence.Presence texts={texts} ticket={status.ticket} />
      ) : (
        <Who
          texts={texts}
          mark={trouble ?? "online"}
          line={trouble ? ui[trouble] : texts.hours ? UNKNOWN : texts.subtitle}
        />
      )}
      <Opener part="more" label={ui.menu} popup="menu" icon={MoreIcon}>
        {({ Menu }, opened) => (
          <Menu {...opened} choices={choices} texts={texts} status={status} setBar={setBar} />
        )}
      </Opener>
      <CloseButton />
    </div>
  );
}
