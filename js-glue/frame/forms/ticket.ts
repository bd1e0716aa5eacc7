import { isRecord, isText, parse } from "./shapes";

/** That a person has been asked for. */
export interface Ticket {
  kind: "ticket";
  ticket: string;
  /** In the line, from 1; 0: it is closed. */
  place: number;
}

const MAX_NAME = 32;

/** Nothing where it is none. */
export function readTicket(json: string): Ticket | undefined {
  const extra = parse(json);
  if (!isRecord(extra) || extra.kind !== "ticket") return undefined;
  const { ticket, place } = extra;
  const fits = isText(ticket, MAX_NAME) && Number.isSafeInteger(place) && (place as number) >= 0;
  return fits ? { kind: "ticket", ticket, place: place as number } : undefined;
}
