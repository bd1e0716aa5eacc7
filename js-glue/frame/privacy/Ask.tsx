import { useLayoutEffect, useRef } from "preact/hooks";
import { more } from "../texts";

interface Props {
  question: string;
  /** What is done, on the button that does it. */
  answer: string;
  onAnswer(): void;
  close(): void;
}

/** Asks once whether it is meant. */
export function Ask({ question, answer, onAnswer, close }: Props) {
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => cancel.current!.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // The question alone, and not the panel.
    event.stopPropagation();
    close();
  };
  const onClick = () => {
    close();
    onAnswer();
  };

  return (
    <div class="bar ask" role="group" aria-labelledby="ask" onKeyDown={onKeyDown}>
      <p id="ask">{question}</p>
      <button type="button" class="plain danger" onClick={onClick}>
        {answer}
      </button>
      <button type="button" class="plain" ref={cancel} onClick={close}>
        {more.privacy.cancel}
      </button>
    </div>
  );
}
