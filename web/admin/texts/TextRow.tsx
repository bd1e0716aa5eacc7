import { useEffect, useRef } from "preact/hooks";
import { TextField } from "../parts/Field";

interface Props {
  name: string;
  language: string;
  usual: string;
  /** None: the widget's own. */
  own: string | undefined;
  set: (own: string | undefined) => void;
  error: string;
  isFixed: boolean;
}

export function TextRow({ name, language, usual, own, set, error, isFixed }: Props) {
  const row = useRef<HTMLLIElement>(null);
  const pressed = useRef(false);
  const isOwn = own !== undefined;
  // The button that was pressed is gone.
  useEffect(() => {
    if (pressed.current) row.current!.querySelector<HTMLElement>("input, button")!.focus();
    pressed.current = false;
  }, [isOwn]);
  const change = (text: string | undefined) => {
    pressed.current = true;
    set(text);
  };
  return (
    <li class="row" ref={row}>
      <div class="flag-what">
        {isOwn ? (
          <TextField
            label={name}
            value={own}
            set={set}
            error={error}
            disabled={isFixed}
            maxLength={500}
            lang={language}
            dir="auto"
            autocomplete="off"
          />
        ) : (
          <p>
            <strong>{name}</strong>
          </p>
        )}
        <p class="quiet" lang={language} dir="auto">
          {usual}
        </p>
      </div>
      {!isFixed && (
        <button
          type="button"
          class="small"
          aria-label={isOwn ? `Use the widget's own words for ${name}` : `Reword ${name}`}
          onClick={() => change(isOwn ? undefined : usual)}
        >
          {isOwn ? "Use the widget's own" : "Reword"}
        </button>
      )}
    </li>
  );
}
