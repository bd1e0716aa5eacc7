import type { ComponentChild } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { more, words } from "../texts";
import { actions, type Said } from "../views/actions";
import { CloseIcon } from "../views/icons";
import { allSaid } from "./allSaid";
import { dayName } from "./lines";
import type { BarProps } from "./Search";
import { useWhole } from "./useWhole";

interface Props extends BarProps {
  label: string;
  ending: "txt" | "json";
  type: string;
  /** Of all that was said, newest first. */
  contentsOf(said: readonly Said[], isPart: boolean): string[];
  /** What else can be done once all of it is loaded. */
  children?: ComponentChild;
  /** And at any time. */
  also?: ComponentChild;
}

interface File {
  name: string;
  address: string;
  isPart: boolean;
}

/** The whole conversation as a file, as soon as all of it is loaded. Closing it stops it. */
export function FileBar({ view, close, label, ending, type, contentsOf, children, also }: Props) {
  const { texts } = actions;
  const { said, isLoading, isPart } = useWhole(view);
  const [file, setFile] = useState<File>();
  const link = useRef<HTMLAnchorElement>(null);

  const save = (isPart: boolean) => {
    if (file) return;
    const blob = new Blob(contentsOf(allSaid(texts), isPart), { type });
    const name = `chat-${dayName(Date.now())}.${ending}`;
    setFile({ name, address: URL.createObjectURL(blob), isPart });
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
    <div class="bar" role="group" aria-label={label} onKeyDown={onKeyDown}>
      <p aria-live="polite">{file ? sayOf(file) : more.save.saving(words.number(said.length))}</p>
      {file ? (
        <>
          <a class="plain" href={file.address} download={file.name} ref={link}>
            {more.save.again}
          </a>
          {children}
        </>
      ) : (
        <button type="button" class="plain" onClick={() => save(true)}>
          {more.save.now}
        </button>
      )}
      {also}
      <button type="button" class="round" aria-label={more.save.close} onClick={close}>
        <CloseIcon />
      </button>
    </div>
  );
}

const sayOf = ({ name, isPart }: File): string => (isPart ? more.save.savedInPart : more.save.saved)(name);
