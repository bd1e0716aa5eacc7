import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { language, more } from "../texts";
import { dictate } from "./dictate";
import type { Problem } from "./recognition";

/** Strokes as of views/icons.tsx. */
const MICROPHONE =
  "M12 3.5a2.8 2.8 0 0 0-2.8 2.8v5a2.8 2.8 0 0 0 5.6 0v-5A2.8 2.8 0 0 0 12 3.5M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21";

/** A button beside the field: pressed, the visitor speaks and reads what is understood; they send it themselves. */
export function Dictation({ field }: { field: RefObject<HTMLTextAreaElement> }) {
  const [isOn, setOn] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [heard, setHeard] = useState("");
  const end = useRef<(isDropped: boolean) => void>();

  // The microphone goes off with the panel and with the page.
  useEffect(() => {
    const onHide = () => document.visibilityState === "hidden" && end.current?.(true);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      end.current?.(true);
    };
  }, []);

  const onEnd = (why?: Problem) => {
    end.current = undefined;
    setOn(false);
    setProblem(why);
  };
  const begin = () => {
    setProblem(undefined);
    setHeard("");
    try {
      end.current = dictate(field.current!, language, { onFinal: setHeard, onEnd });
      setOn(true);
    } catch {
      onEnd("failed");
    }
  };

  return (
    <div class="opener">
      <button
        type="button"
        class="round dictate"
        aria-label={more.voice.dictate}
        aria-pressed={isOn ? "true" : "false"}
        // The field keeps the focus, and a phone its keyboard.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => (end.current ? end.current(false) : begin())}
      >
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d={MICROPHONE} />
        </svg>
      </button>
      <span role="status" class="unseen">
        {isOn ? heard || more.voice.listening : ""}
      </span>
      {problem && <p role="alert">{more.voice[problem]}</p>}
    </div>
  );
}
