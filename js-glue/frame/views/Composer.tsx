import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../store";
import { texts } from "../texts";
import { isForInputMethod } from "./inputMethod";
import { codePoints } from "./codePoints";
import { actions } from "./actions";
import { COUNTER_FROM, MAX_MESSAGE } from "../limits";
import { fitHeight } from "./fitHeight";
import { AttachIcon, EmojiIcon, SendIcon } from "./icons";
import { Opener } from "./Opener";
import { usePart } from "./usePart";
import { configuration, hasVoice } from "../boot";
import { loadPart, partOf } from "../parts";

interface Props {
  placeholder: string;
  draft: View["draft"];
  focusRequests: number;
  open: boolean;
}

/** WebKit lets no script focus in a frame of another site before the visitor has done something there: the first key writes where it should. */
function takeFocus(field: HTMLElement): void {
  field.focus();
  const { body } = document;
  if (document.activeElement === body)
    onkeydown = () => {
      onkeydown = null;
      // The visitor may have gone elsewhere meanwhile.
      if (document.activeElement === body) field.focus();
    };
}

/** The field owns its text: the state beside it is only what the surroundings show of it. */
export function Composer({ placeholder, draft, focusRequests, open }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(0);
  const [blank, setBlank] = useState(true);
  const { uploads } = configuration();
  const speech = usePart("speech", open && hasVoice());
  const counting = usePart("more", length >= COUNTER_FROM);
  const [attach, setAttach] = useState(partOf("attach"));
  const [notLoaded, setNotLoaded] = useState(false);
  // Less than 0 while one of them is not there yet.
  const [files, setFiles] = useState(0);

  const measure = () => {
    const { value } = field.current!;
    setLength(codePoints(value));
    setBlank(value.trim() === "");
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

  // What becomes of files is a part of the frame.
  const take = (files?: FileList) =>
    loadPart("attach").then(
      (part) => {
        setAttach(part);
        part.add(files, actions);
      },
      () => setNotLoaded(true),
    );
  useEffect(() => {
    // What is dropped somewhere a browser would show in place of the chat; what is copied out of a text is pasted as one.
    const onTransfer = (event: DragEvent & ClipboardEvent) => {
      const data = event.dataTransfer ?? event.clipboardData!;
      if (!data.types.includes("Files") || (event.clipboardData && data.types.includes("text/plain"))) return;
      event.preventDefault();
      void take(data.files);
    };
    if (uploads) Object.assign(document, { ondragover: onTransfer, ondrop: onTransfer, onpaste: onTransfer });
  }, []);

  const sendable = files >= (blank ? 1 : 0) && length <= MAX_MESSAGE;
  // Emptied first, so that a text which the engine puts back stays.
  const send = () => {
    const { value } = field.current!;
    if (!sendable) return attach?.sayMissing();
    put("");
    if (!(files ? actions.send(...attach!.said(value)) : actions.send(value))) return put(value);
    attach?.clear();
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
      {counting && <counting.Counter field={field} length={length} />}
      {attach && <attach.Tray field={field} onCount={setFiles} />}
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
        {uploads && (
          <div class="opener">
            <button type="button" class="round" aria-label={texts.attach} onClick={() => take()}>
              <AttachIcon />
            </button>
            {notLoaded && !attach && <p role="alert">{texts.notLoaded}</p>}
          </div>
        )}
        <Opener part="emoji" label={texts.emoji} popup="grid" icon={EmojiIcon}>
          {({ Picker }, opened) => <Picker {...opened} field={field} />}
        </Opener>
        {speech && <speech.Dictation field={field} />}
        {/* Pressing it must not take the focus, or a phone's keyboard would go down between two messages; nor bring that up. */}
        <button
          type="button"
          class="send"
          aria-label={texts.send}
          disabled={!sendable}
          onClick={send}
          onPointerDown={(event) => {
            event.preventDefault();
            if (event.pointerType === "mouse") field.current!.focus();
          }}
        >
          <SendIcon />
        </button>
      </div>
    </div>
  );
}
