import type { Row } from "../store";
import { AgentLine } from "./AgentLine";
import { readExtra, type Extra } from "./extra";
import { FormView } from "./FormView";
import { OrderView } from "./OrderView";
import { RepliesView } from "./RepliesView";
import { TicketView } from "./TicketView";

/** What a message carries beside its text. Replies are offered until something is said. */
export function ExtraView({ row }: { row: Row }) {
  const extra = readExtra(row.extra);
  if (!extra) return null;
  return (
    <>
      {shownOf(extra, row)}
      {extra.options && row.latest && <RepliesView options={extra.options} row={row.key} />}
    </>
  );
}

function shownOf(extra: Extra, row: Row) {
  if (extra.kind === "ticket") return <TicketView ticket={extra} />;
  if (extra.kind === "order") return <OrderView order={extra} />;
  if ("name" in extra) return <AgentLine agent={extra} />;
  return extra.kind === "form" && <FormView form={extra} row={row} />;
}
