import type { ComponentChild, FunctionComponent, RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { loadPart, type Parts } from "../parts";
import { texts } from "../texts";

interface Props<Name extends keyof Parts> {
  part: Name;
  label: string;
  popup: "menu" | "grid";
  icon: FunctionComponent;
  children(part: Parts[Name], opened: Opened): ComponentChild;
}

/** What is open is told: what it is called, what opened it, and how it is closed. */
export interface Opened {
  label: string;
  button: RefObject<HTMLElement>;
  close(withFocus: boolean): void;
}

/** A button, and what it opens: a part of the frame that is loaded when it is wanted for the first time. */
export function Opener<Name extends keyof Parts>({ part, label, popup, icon: Icon, children }: Props<Name>) {
  const [open, setOpen] = useState<Parts[Name]>();
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  const toggle = async () => {
    setFailed(false);
    if (open) return setOpen(undefined);
    try {
      setOpen(await loadPart(part));
    } catch {
      setFailed(true);
    }
  };
  const close = (withFocus: boolean) => {
    setOpen(undefined);
    if (withFocus) button.current!.focus();
  };

  return (
    <div class="opener">
      <button
        type="button"
        class="round"
        aria-label={label}
        aria-haspopup={popup}
        aria-expanded={open ? "true" : "false"}
        ref={button}
        onClick={() => void toggle()}
      >
        <Icon />
      </button>
      {open && children(open, { label, button, close })}
      {failed && <p role="alert">{texts.notLoaded}</p>}
    </div>
  );
}
