import { more, words } from "../texts";
import type { Ticket } from "./ticket";

/** What a visitor names it by, and how many are before them. */
export const TicketView = ({ ticket: { ticket, place } }: { ticket: Ticket }) => (
  <div class="form ticket">
    <p class="form-title">{ticket}</p>
    <p aria-live="polite">{place ? more.ticket.place(words.number(place)) : more.ticket.closed}</p>
  </div>
);
