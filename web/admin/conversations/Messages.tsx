import { useLayoutEffect, useRef } from "preact/hooks";
import { timeIso } from "../parts/times";
import type { Known } from "./merge";
import type { Message, Person } from "./types";
import { authorName, clock, personName } from "./words";

/** Nearer to the end than that the newest is followed. */
const NEAR = 80;

export function Messages({ known, older }: { known: Known; older: () => Promise<void> }) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const { messages, more, conversation } = known;
  useLayoutEffect(() => {
    const { current } = list;
    if (current && isAtEnd.current) current.scrollTop = current.scrollHeight;
  });
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = list.current!;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
  };
  return (
    <div class="said-list" role="log" aria-label="Messages" tabIndex={0} ref={list} onScroll={onScroll}>
      {more && (
        <button type="button" class="small" onClick={() => void older()}>
          Older
        </button>
      )}
      {messages.map((message) => (
        <Said key={message.id} message={message} person={conversation.person} />
      ))}
      {conversation.isTyping && <p class="types">{personName(conversation.person)} types…</p>}
    </div>
  );
}

function Said({ message, person }: { message: Message; person: Person }) {
  const { author, text, at, cards = [], attachments = [], state } = message;
  const time = <time dateTime={timeIso(at)}>{clock(at)}</time>;
  if (author === "system")
    return (
      <p class="said-line">
        {text} {time}
      </p>
    );
  return (
    <div class={`said-by ${author}`}>
      <p class="quiet">
        <b dir="auto">{authorName(message, person)}</b> {time}
      </p>
      <p class="bubble" dir="auto">
        {text || (state === "streaming" ? "…" : "")}
      </p>
      {[...cards.map(({ title }) => title), ...attachments.map(({ name }) => name)].map((name) => (
        <p class="beside-text" key={name} dir="auto">
          {name}
        </p>
      ))}
    </div>
  );
}
