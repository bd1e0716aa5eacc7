import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import { MAX_MESSAGE } from "../limits";
import type { View } from "../store";
import { texts } from "../texts";
import { ActionsContext } from "./actions";
import { codePoints } from "./codePoints";
import { Counter } from "./Counter";
import { fitHeight } from "./fitHeight";
import { EmojiIcon, SendIcon } from "./icons";
import { isForInputMethod } from "./inputMethod";
import { keptWhole } from "./keptWhole";
import { Opener } from "./Opener";

interface Props {
  placeholder: string;
  draft: View["draft"];
  focusRequests: number;
}

/** The field owns its text: the state beside it is only what the surroundings show of it. */
/** WebKit lets no script focus in a frame of another site before the visitor has done something there: the first key writes where it should. */
function takeFocus(field: HTMLElement): void {
  field.focus();
  if (document.activeElement !== field) onkeydown = () => ((onkeydown = null), field.focus());
}

export function Composer({ placeholder, draft, focusRequests }: Props) {
  const actions = useContext(ActionsContext);
  const field = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(0);
  const [blank, setBlank] = useState(true);
  const [whole, setWhole] = useState(true);

  const measure = () => {
    const { value } = field.current!;
    setLength(codePoints(value));
    setBlank(value.trim() === "");
    setWhole(keptWhole(value));
    fitHeight(field.current!);
  };
  const put = (text: string) => {
    field.current!.value = text;
    measure();
  };

  useLayoutEffect(() => {
    put(draft.text);
  }, [draft.puts]);
  useLayoutEffect(() => {
    if (focusRequests > 0) takeFocus(field.current!);
  }, [focusRequests]);

  const sendable = !blank && length <= MAX_MESSAGE;
  // Emptied first, so that a text which the engine puts back stays.
  const send = () => {
    const { value } = field.current!;
    if (!sendable) return;
    put("");
    if (!actions.send(value)) put(value);
  };
  const onInput = () => {
    measure();
    actions.typed(field.current!.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isForInputMethod(event)) return;
    event.preventDefault();
    send();
  };

  // No form: in a sandbox without `allow-forms`, which the page may stand in, none is ever submitted.
  return (
    <div class="composer">
      <Counter length={length} keptWhole={whole} />
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={texts.message}
          aria-describedby="counter"
          aria-invalid={length > MAX_MESSAGE}
          placeholder={placeholder}
          autocomplete="off"
          enterkeyhint="send"
          onInput={onInput}
          onKeyDown={onKeyDown}
        />
        <Opener part="emoji" label={texts.emoji} popup="grid" icon={EmojiIcon}>
          {({ Picker }, opened) => <Picker {...opened} field={field} />}
        </Opener>
        {/* Pressing it must not take the focus, or a phone's keyboard would go down between two messages. */}
        <button
          type="button"
          class="send"
          aria-label={texts.send}
          disabled={!sendable}
          onClick={send}
          onPointerDown={(event) => event.preventDefault()}
        >
          <SendIcon />
        </button>
      </div>
    </div>
  );
}
