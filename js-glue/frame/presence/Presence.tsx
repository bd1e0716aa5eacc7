import { useEffect, useReducer } from "preact/hooks";
import { readAgent } from "../forms/agent";
import { readTicket } from "../forms/ticket";
import type { Texts } from "../store";
import { more, words } from "../texts";
import { Who } from "../views/Who";
import { backText } from "./backText";
import { tellTyping } from "./typing";
import { changeIn, presenceAt, readOpenings } from "./openings";

/** A clock that was set, a device that slept and a midnight are seen that late at most. In milliseconds. */
const SOON = 60_000;

interface Props {
  texts: Texts;
  /** What tells of the agent who is there, or with what the visitor waits for one, as the service has it; empty: neither. */
  ticket: string;
}

/** Who is there: what the owner says of themselves, or when they are back, or how many are before the visitor. */
export function Presence({ texts, ticket }: Props) {
  const [, refresh] = useReducer((count: number, _: void) => count + 1, 0);
  const openings = readOpenings(texts.hours);
  const now = Date.now();
  useEffect(() => {
    const timer = setTimeout(refresh, Math.min(changeIn(openings, now), SOON));
    return () => clearTimeout(timer);
  });
  const { isThere, back } = texts.hours ? presenceAt(openings, now) : { isThere: true };
  const agent = readAgent(ticket)?.name;
  useEffect(() => (agent ? tellTyping() : undefined), [agent]);
  // Whoever has come is there, whatever the hours say.
  if (agent) return <Who texts={texts} mark="online" line={more.person.here(agent)} />;
  const place = readTicket(ticket)?.place;
  const line = place ? more.ticket.place(words.number(place)) : texts.subtitle;
  return isThere ? (
    <Who texts={texts} mark="online" line={line} />
  ) : (
    <Who texts={texts} mark="offline" line={backText(back, now)} />
  );
}
