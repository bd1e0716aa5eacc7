import { useId, useRef, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { useLoad } from "../api/useLoad";
import { Problem } from "../parts/Problem";
import { Segments } from "../parts/Segments";
import { useDeed } from "../parts/useDeed";
import { found, searchIn } from "./slash";
import type { CannedAnswer } from "./types";

interface Props {
  path: string;
  site: string;
  isMine: boolean;
  onTyping: () => void;
  done: () => void;
}

type Kind = "message" | "note";
const KINDS: readonly (readonly [Kind, string])[] = [
  ["message", "To the visitor"],
  ["note", "Note"],
];

/** A message to the visitor, or a note that stays here. "/" looks for a canned answer. */
export function Composer({ path, site, isMine, onTyping, done }: Props) {
  const [kind, setKind] = useState<Kind>("message");
  const [text, setText] = useState("");
  const [choice, setChoice] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  // The same message again, however often it is tried, is one.
  const clientId = useRef("");
  const { busy, problem, run } = useDeed();
  const id = useId();
  const canned = useLoad(
    () => ask<{ answers: CannedAnswer[] }>("GET", `canned-answers?site=${encodeURIComponent(site)}`),
    site,
  );
  const isNote = kind === "note" || !isMine;
  const search = isNote ? undefined : searchIn(text);
  const options = search === undefined ? [] : found(canned.value?.answers ?? [], search);
  const chosen = options[Math.min(choice, options.length - 1)];

  const write = (value: string) => {
    setText(value);
    setChoice(0);
    clientId.current = "";
    if (value && !isNote) onTyping();
  };
  const take = (answer: CannedAnswer) => {
    write(answer.text);
    field.current!.focus();
  };
  const send = () => {
    if (!text.trim() || busy) return;
    clientId.current ||= crypto.randomUUID();
    const body = isNote ? { text } : { text, clientId: clientId.current };
    void run(() =>
      ask("POST", `${path}/${isNote ? "notes" : "messages"}`, body)
        .then(() => write(""))
        .finally(done),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (options.length && step) {
      event.preventDefault();
      setChoice((Math.min(choice, options.length - 1) + step + options.length) % options.length);
    } else if (chosen && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  return (
    <div class="write">
      {isMine ? (
        <Segments label="What is written" value={kind} set={setKind} options={KINDS} />
      ) : (
        <p class="quiet">Claim it to write to the visitor. Notes are seen by agents alone.</p>
      )}
      {search !== undefined && (
        <ul class="canned" role="listbox" id={`${id}-canned`} aria-label="Canned answers">
          {options.map((answer) => (
            <li
              key={answer.id}
              id={`${id}-${answer.id}`}
              role="option"
              aria-selected={answer === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                take(answer);
              }}
            >
              <b>/{answer.name}</b> <span dir="auto">{answer.text}</span>
            </li>
          ))}
        </ul>
      )}
      <textarea
        ref={field}
        rows={3}
        dir="auto"
        class={isNote ? "is-note" : ""}
        aria-label={isNote ? "Note" : "Message"}
        placeholder={isNote ? "A note for other agents" : "Write, or / for a canned answer"}
        maxLength={isNote ? 2_000 : 5_000}
        value={text}
        {...(search !== undefined && {
          "aria-autocomplete": "list" as const,
          "aria-controls": `${id}-canned`,
          ...(chosen && { "aria-activedescendant": `${id}-${chosen.id}` }),
        })}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="actions">
        <button type="button" class="primary" disabled={busy || !text.trim()} onClick={send}>
          {isNote ? "Keep the note" : "Send"}
        </button>
      </div>
      <Problem text={problem} />
    </div>
  );
}
