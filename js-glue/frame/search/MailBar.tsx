import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isEmail } from "../forms/check";
import { more } from "../texts";
import { actions } from "../views/actions";
import { CloseIcon } from "../views/icons";
import { isForInputMethod } from "../views/inputMethod";
import { mail, type Outcome } from "./mail";

/** Longer addresses there are not. */
const MAX_TYPED = 254;

/** In no language: the label, in some of them, is longer than the field. */
const EXAMPLE = "name@…";

type State = Outcome | "sending" | undefined;

/** Asks for an address, sends the conversation there, and says what has become of it. No form element: see the composer. */
export function MailBar({ close }: { close(): void }) {
  const [state, setState] = useState<State>();
  const [address, setAddress] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current!.focus(), []);

  const end = (outcome: Outcome) => {
    setState(outcome);
    if (outcome === "address") field.current?.focus();
  };
  const send = async () => {
    if (state === "sending") return;
    const typed = field.current!.value.trim();
    setAddress(typed);
    if (!isEmail(typed)) return end("address");
    setState("sending");
    end(await mail(typed, actions));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isForInputMethod(event)) return;
    if (event.key === "Enter" && event.target === field.current) void send();
    if (event.key !== "Escape") return;
    // The bar alone, and not the panel.
    event.stopPropagation();
    close();
  };

  return (
    <div class="bar" role="group" aria-label={more.mail.mail} onKeyDown={onKeyDown}>
      <input
        type="email"
        dir="auto"
        autocomplete="email"
        enterkeyhint="send"
        maxLength={MAX_TYPED}
        aria-label={more.forms.labels.email}
        placeholder={EXAMPLE}
        aria-invalid={state === "address" ? "true" : undefined}
        aria-describedby="mailed"
        ref={field}
      />
      <button type="button" class="plain" onClick={() => void send()}>
        {more.forms.labels.submit}
      </button>
      <button type="button" class="round" aria-label={more.save.close} onClick={close}>
        <CloseIcon />
      </button>
      <p id="mailed" aria-live="polite">
        {textOf(state, address)}
      </p>
    </div>
  );
}

function textOf(state: State, address: string): string {
  if (state === "sending") return more.mail.sending;
  if (state === "sent") return more.mail.sent(address);
  if (state === "address") return more.forms.email;
  if (state === "empty") return more.mail.empty;
  if (state === "tooOften") return more.mail.tooOften;
  return state ? more.mail.failed : "";
}
