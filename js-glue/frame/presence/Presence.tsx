import { useEffect, useReducer } from "preact/hooks";
import { readTicket } from "../forms/ticket";
import type { Texts } from "../store";
import { more, words } from "../texts";
import { Who } from "../views/Who";
import { backText } from "./backText";
import { changeIn, presenceAt, readOpenings } from "./openings";

/** A clock that was set, a device that slept and a midnight are seen that late at most. In milliseconds. */
const SOON = 60_000;

interface Props {
  texts: Texts;
  /** With which the visitor waits for a person, as the service has it; empty: they do not. */
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
  const place = readTicket(ticket)?.place;
  const line = place ? more.ticket.place(words.number(place)) : texts.subtitle;
  return isThere ? (
    <Who texts={texts} mark="online" line={line} />
  ) : (
    <Who texts={texts} mark="offline" line={backText(back, now)} />
  );
}
