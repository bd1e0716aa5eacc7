import type { Message, Opened } from "./types";

/** What is shown of a conversation: its messages by their places, and from which change on the next answer goes on. */
export interface Known extends Opened {
  from: number;
}

const inOrder = (messages: Iterable<Message>): Message[] => [...messages].sort((a, b) => a.seq - b.seq);

/** One that was overtaken on its way changes nothing back. */
export function merged(known: Known | undefined, answer: Opened, isWhole: boolean): Known {
  const bySeq = new Map(known?.messages.map((message) => [message.seq, message]));
  for (const message of answer.messages) {
    const before = bySeq.get(message.seq);
    const isOlder = before && (before.change > message.change || before.state > message.state);
    if (!isOlder || message.state === "complete") bySeq.set(message.seq, message);
  }
  const last = answer.messages.reduce((most, { change }) => Math.max(most, change), 0);
  // A part of what has changed: the rest is asked for from there.
  const from = isWhole || !answer.more ? answer.change : last;
  return {
    ...answer,
    messages: inOrder(bySeq.values()),
    more: isWhole ? answer.more : (known?.more ?? false),
    from: Math.max(known?.from ?? 0, from),
  };
}

/** Those before the ones that are shown. */
export const withOlder = (known: Known, answer: Opened): Known => ({
  ...known,
  messages: inOrder([...answer.messages, ...known.messages]),
  more: answer.more,
});
