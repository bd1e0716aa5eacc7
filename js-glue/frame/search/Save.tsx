import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { ActionsContext, type Said } from "../views/actions";
import { CloseIcon } from "../views/icons";
import { authorName } from "../views/names";
import { dayName, linesOf, numberText } from "./lines";
import type { BarProps } from "./Search";
import { texts } from "./texts";
import { useWhole } from "./useWhole";

interface File {
  name: string;
  address: string;
  isPart: boolean;
}

/** The whole conversation as a file of plain text. Closing it stops it. */
export function Save({ view, close }: BarProps) {
  const actions = useContext(ActionsContext);
  const { said, isLoading, isPart } = useWhole(view);
  const [file, setFile] = useState<File>();
  const link = useRef<HTMLAnchorElement>(null);
  const { botName } = view.texts;

  const save = (isPart: boolean) => {
    if (file) return;
    const lines = allSaid(actions.texts).map((one) => linesOf(one, (author) => authorName(author, botName)));
    if (isPart) lines.push(`[${texts.earlierMissing}]\n`);
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
    <div class="bar" role="group" aria-label={texts.save} onKeyDown={onKeyDown}>
      <p aria-live="polite">{file ? sayOf(file) : texts.saving(numberText(said.length))}</p>
      {file ? (
        <a class="plain" href={file.address} download={file.name} ref={link}>
          {texts.saveAgain}
        </a>
      ) : (
        <button type="button" class="plain" onClick={() => save(true)}>
          {texts.saveNow}
        </button>
      )}
      <button type="button" class="round" aria-label={texts.closeSave} onClick={close}>
        <CloseIcon />
      </button>
    </div>
  );
}

const sayOf = ({ name, isPart }: File): string => (isPart ? texts.savedInPart : texts.saved)(name);

/** As it is now. */
function allSaid(textsBefore: (row: number) => readonly Said[]): Said[] {
  const all: Said[] = [];
  for (;;) {
    const next = textsBefore(all.at(-1)?.key ?? 0);
    if (!next.length) return all;
    all.push(...next);
  }
}
