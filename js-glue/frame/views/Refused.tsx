import { useEffect, useState } from "preact/hooks";
import { loadPart } from "../parts";
import { more, texts } from "../texts";
import { CloseButton } from "./CloseButton";
import { Dialog } from "./Dialog";
import { AlertIcon } from "./icons";
import { Starting } from "./Starting";
import { useLasting } from "./useLasting";

type Refusals = Partial<Record<string, { title: string; text: string }>>;

interface Props {
  code: string;
  full: boolean;
  /** What may help, if anything does. */
  again: (() => void) | undefined;
}

/** Then it is said in general, and without its style. In milliseconds. */
const PATIENCE = 3_000;

/** Why there is no chat, and what to do about it. */
export function Refused({ code, full, again }: Props) {
  const [isThere, setThere] = useState<boolean>();
  const isLate = useLasting(isThere === undefined, PATIENCE);
  useEffect(() => {
    loadPart("refused").then(
      () => setThere(true),
      () => setThere(false),
    );
  }, []);
  if (isThere === undefined && !isLate) return <Starting full={full} />;
  const refusals: Refusals = isThere ? more.refusals : {};
  const { title, text } = (Object.hasOwn(refusals, code) && refusals[code]) || texts.refused;
  return (
    <Dialog label={title} full={full} kind="refused">
      <div role="alert">
        <AlertIcon />
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      {again && (
        <button type="button" class="action" onClick={again}>
          {texts.tryAgain}
        </button>
      )}
      <p class="code">{code}</p>
      <CloseButton />
    </Dialog>
  );
}
