import type { Row } from "../store";
import { readExtra } from "./extra";
import { FormView } from "./FormView";
import { RepliesView } from "./RepliesView";
import { TicketView } from "./TicketView";

/** What a message carries beside its text. Replies are offered until something is said. */
export function ExtraView({ row }: { row: Row }) {
  const extra = readExtra(row.extra);
  if (extra?.kind === "ticket") return <TicketView ticket={extra} />;
  if (extra?.kind === "form") return <FormView form={extra} row={row} />;
  return extra && row.latest ? <RepliesView options={extra.options} row={row.key} /> : null;
}
