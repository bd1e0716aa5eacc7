import { Author, Delivery } from "../../abi/layout";
import type { Row } from "../store";
import { texts } from "../texts";
import { actions } from "./actions";
import { AlertIcon, ClockIcon, TickIcon } from "./icons";
import { clockText, isoTime } from "./times";

/** Under a group: who and when. Under a message that is not sent: that it is not, in any place. */
export function Meta({ row, name, last }: { row: Row; name: string; last: boolean }) {
  const mine = row.author === Author.Visitor;
  const unsent = row.delivery === Delivery.Pending || row.delivery === Delivery.Failed;
  if (row.author === Author.System || !(last || unsent)) return null;
  const time = clockText(row.at);
  return (
    <p class="meta">
      {!mine && <span dir="auto">{name}</span>}
      {!mine && time !== "" && <span aria-hidden="true">·</span>}
      {time !== "" && (
        <time dir="auto" dateTime={isoTime(row.at)}>
          {time}
        </time>
      )}
      {mine && <DeliveryState row={row} />}
    </p>
  );
}

function DeliveryState({ row: { key, delivery } }: { row: Row }) {
  const { retry } = actions;
  if (delivery === Delivery.Failed) {
    return (
      <span class="state failed">
        <AlertIcon />
        {texts.failed}
        <button type="button" class="plain" onClick={() => retry(key)}>
          {texts.retry}
        </button>
      </span>
    );
  }
  const pending = delivery === Delivery.Pending;
  return (
    <span class="state">
      {pending ? <ClockIcon /> : <TickIcon />}
      <span class="unseen">{pending ? texts.pending : texts.sent}</span>
    </span>
  );
}
