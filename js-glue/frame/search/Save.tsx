import { useState } from "preact/hooks";
import { configuration } from "../boot";
import { more } from "../texts";
import type { Said } from "../views/actions";
import { authorName } from "../views/names";
import { FileBar } from "./FileBar";
import { linesOf } from "./lines";
import { MailBar } from "./MailBar";
import type { BarProps } from "./Search";

/** The whole conversation as a file of plain text; on paper, since all of it is loaded by then; or by mail, if the service can. */
export function Save(props: BarProps) {
  const { botName } = props.view.texts;
  const [isMailing, setMailing] = useState(false);
  if (isMailing) return <MailBar close={props.close} />;
  const contentsOf = (said: readonly Said[], isPart: boolean) => {
    const lines = said.map((one) => linesOf(one, (author) => authorName(author, botName)));
    if (isPart) lines.push(`[${more.save.earlierMissing}]\n`);
    return lines.reverse();
  };
  return (
    <FileBar
      {...props}
      label={more.save.save}
      ending="txt"
      type="text/plain;charset=utf-8"
      contentsOf={contentsOf}
      also={
        configuration().mail && (
          <button type="button" class="plain" onClick={() => setMailing(true)}>
            {more.mail.mail}
          </button>
        )
      }
    >
      <button type="button" class="plain" onClick={() => void printAll()}>
        {more.save.print}
      </button>
    </FileBar>
  );
}

/** A browser that prints because a script says so lets nobody draw first: what is to be on paper is drawn before. */
async function printAll(): Promise<void> {
  dispatchEvent(new Event("beforeprint"));
  await new Promise(requestAnimationFrame);
  print();
}
