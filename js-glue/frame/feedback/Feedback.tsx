import { useEffect, useRef, useState } from "preact/hooks";
import { isEmail } from "../forms/check";
import type { Scratch } from "../metrics/Scratch";
import type { BarProps } from "../search/Search";
import { more, texts, words } from "../texts";
import { codePoints } from "../views/codePoints";
import { CloseIcon } from "../views/icons";
import { isForInputMethod } from "../views/inputMethod";
import { found } from "./browserData";
import { KINDS, putDraft, readDraft, type Draft, type Kind } from "./draft";
import { give, type Outcome } from "./give";
import { MAX_EMAIL, MAX_MESSAGE } from "./limits";
import { redactor } from "./redactor";
import { Told } from "./Told";

type State = Outcome | { state: "sending" } | undefined;
type Wrong = { message?: string | undefined; email?: string | undefined };

/** A problem, a wish, or something else, in a few words. What was written stays when it is closed. No form element: see the composer. */
export function Feedback({ view, close, kind }: BarProps & { kind?: Kind | undefined }) {
  const [draft, setDraft] = useState<Draft>(() => ({ ...readDraft(), ...(kind && { kind }) }));
  const [agreed, agree] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [state, setState] = useState<State>();
  const group = useRef<HTMLDivElement>(null);
  const ending = useRef(new AbortController());
  const [scratch, setScratch] = useState<Scratch>();
  const told = found(view.status, scratch);
  const isSending = state?.state === "sending" || state?.state === "waiting";
  const isDone = state?.state === "thanks";

  const focus = (selector: string) => group.current!.querySelector<HTMLElement>(selector)?.focus();
  // After the composer, which takes it when the panel opens.
  useEffect(() => focus(isDone ? "button" : "textarea"), [view.focusRequests, isDone]);
  useEffect(() => {
    redactor().then(setScratch, () => undefined);
    return () => ending.current.abort();
  }, []);

  // Changed, it is not what may have been sent.
  const put = (change: Partial<Draft>) => {
    const next = { ...draft, id: "", ...change };
    setDraft(next);
    putDraft(next);
    setState(undefined);
    if (wrong.message || wrong.email) setWrong(wrongIn(next));
  };
  const send = async () => {
    if (isSending) return;
    const problems = wrongIn(draft);
    setWrong(problems);
    if (problems.message) return focus("textarea");
    if (problems.email) return focus("[type=email]");
    const sent = { ...draft, id: draft.id || crypto.randomUUID() };
    setDraft(sent);
    putDraft(sent);
    setState({ state: "sending" });
    const { signal } = ending.current;
    const outcome = await give(sent, agreed ? told : undefined, signal, setState);
    // It was closed: what has become of it is not seen, and the draft stays.
    if (signal.aborted) return;
    if (outcome.state === "thanks") putDraft({ ...sent, message: "", email: "" });
    setState(outcome);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || isForInputMethod(event)) return;
    // The form alone, and not the panel.
    event.stopPropagation();
    close();
  };
  const closer = (
    <button type="button" class="round" aria-label={more.save.close} onClick={close}>
      <CloseIcon />
    </button>
  );
  const outcome = (
    <p class="outcome" aria-live="polite">
      {textOf(state)}
    </p>
  );

  if (isDone)
    return (
      <div
        class="bar feedback"
        role="group"
        aria-label={more.feedback.give}
        onKeyDown={onKeyDown}
        ref={group}
      >
        {outcome}
        {closer}
      </div>
    );
  return (
    <div class="bar feedback" role="group" aria-labelledby="feedback" onKeyDown={onKeyDown} ref={group}>
      <p class="title" id="feedback">
        {more.feedback.give}
      </p>
      {closer}
      <fieldset role="radiogroup" disabled={isSending}>
        <legend>{more.forms.labels.notes}</legend>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="feedback-kind"
              checked={draft.kind === kind}
              onChange={() => put({ kind })}
            />
            {nameOf(kind)}
          </label>
        ))}
      </fieldset>
      <label for="feedback-message">{texts.message}</label>
      <textarea
        id="feedback-message"
        rows={3}
        dir="auto"
        value={draft.message}
        readOnly={isSending}
        aria-required
        aria-invalid={!!wrong.message}
        aria-describedby="feedback-message-wrong"
        onInput={({ currentTarget: { value } }) => put({ message: value })}
      />
      <p class="wrong" id="feedback-message-wrong">
        {wrong.message}
      </p>
      <label for="feedback-email">{more.forms.optional(more.forms.labels.email)}</label>
      <input
        id="feedback-email"
        type="email"
        dir="auto"
        autocomplete="email"
        maxLength={MAX_EMAIL}
        value={draft.email}
        readOnly={isSending}
        aria-invalid={!!wrong.email}
        aria-describedby="feedback-email-wrong"
        onInput={({ currentTarget: { value } }) => put({ email: value })}
      />
      <p class="wrong" id="feedback-email-wrong">
        {wrong.email}
      </p>
      {draft.kind === "problem" && (
        <label class="agree">
          <input
            type="checkbox"
            checked={agreed}
            disabled={isSending}
            onChange={({ currentTarget: { checked } }) => {
              agree(checked);
              put({});
            }}
          />
          {more.feedback.agree}
        </label>
      )}
      {draft.kind === "problem" && agreed && <Told told={told} />}
      <button type="button" class="plain" disabled={isSending} onClick={() => void send()}>
        {more.forms.labels.submit}
      </button>
      {outcome}
    </div>
  );
}

function nameOf(kind: Kind): string {
  if (kind === "problem") return more.feedback.problem;
  return kind === "wish" ? more.feedback.wish : more.feedback.other;
}

function wrongIn({ message, email }: Draft): Wrong {
  const isLong = codePoints(message.trim()) > MAX_MESSAGE;
  return {
    message: !message.trim()
      ? more.forms.missing
      : isLong
        ? more.forms.tooLong(words.number(MAX_MESSAGE))
        : undefined,
    email: email.trim() && !isEmail(email.trim()) ? more.forms.email : undefined,
  };
}

function textOf(state: State): string {
  switch (state?.state) {
    case undefined:
      return "";
    case "sending":
      return more.mail.sending;
    case "waiting":
      return state.seconds ? more.held(words.number(state.seconds)) : texts.offlineBanner;
    case "thanks":
      return `${more.feedback.thanks} ${state.ticket}`;
    case "failed":
      return more.mail.failed;
  }
}
