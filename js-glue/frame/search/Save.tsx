import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { more, words } from "../texts";
import { ActionsContext, type Said } from "../views/actions";
import { CloseIcon } from "../views/icons";
import { authorName } from "../views/names";
import { dayName, linesOf } from "./lines";
import type { BarProps } from "./Search";
import { useWhole } from "./useWhole";

interface File {
  name: string;
  address: string;
  isPart: boolean;
}

/** The whole conversation as a file of plain text, and on paper, since all of it is loaded by then. Closing it stops it. */
export function Save({ view, close }: BarProps) {
  const actions = useContext(ActionsContext);
  const { said, isLoading, isPart } = useWhole(view);
  const [file, setFile] = useState<File>();
  const link = useRef<HTMLAnchorElement>(null);
  const { botName } = view.texts;

  const save = (isPart: boolean) => {
    if (file) return;
    const lines = allSaid(actions.texts).map((one) => linesOf(one, (author) => authorName(author, botName)));
    if (isPart) lines.push(`[${more.save.earlierMissing}]\n`);
    const blob = new Blob(lines.reverse(), { type: "text/plain;charset=utf-8" });
    setFile({ name: `chat-${dayName(Date.now())}.txt`, address: URL.createObjectURL(blob), isPart });
  };
  // Only once something has been looked for: before that, nothing is known.
  useEffect(() => {
    if (said.length && !isLoading) save(isPart);
  }, [said, isLoading, isPart]);
  useEffect(() => {
    if (!file) return;
    link.current!.click();
    return () => URL.revokeObjectURL(file.address);
  }, [file]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };

  return (
    <div class="bar" role="group" aria-label={more.save.save} onKeyDown={onKeyDown}>
      <p aria-live="polite">{file ? sayOf(file) : more.save.saving(words.number(said.length))}</p>
      {file ? (
        <>
          <a class="plain" href={file.address} download={file.name} ref={link}>
            {more.save.again}
          </a>
          <button type="button" class="plain" onClick={() => void printAll()}>
            {more.save.print}
          </button>
        </>
      ) : (
        <button type="button" class="plain" onClick={() => save(true)}>
          {more.save.now}
        </button>
      )}
      <button type="button" class="round" aria-label={more.save.close} onClick={close}>
        <CloseIcon />
      </button>
    </div>
  );
}

/** A browser that prints because a script says so lets nobody draw first: what is to be on paper is drawn before. */
async function printAll(): Promise<void> {
  dispatchEvent(new Event("beforeprint"));
  await new Promise(requestAnimationFrame);
  print();
}

const sayOf = ({ name, isPart }: File): string => (isPart ? more.save.savedInPart : more.save.saved)(name);

/** As it is now. */
function allSaid(textsBefore: (row: number) => readonly Said[]): Said[] {
  const all: Said[] = [];
  for (;;) {
    const next = textsBefore(all.at(-1)?.key ?? 0);
    if (!next.length) return all;
    all.push(...next);
  }
}
