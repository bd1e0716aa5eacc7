import { useContext, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Author, Delivery } from "../../abi/layout";
import type { Row, Status, Store, Texts } from "../store";
import { texts as ui } from "../texts";
import { ActionsContext } from "./actions";
import { Jump } from "./Jump";
import { MessageRow } from "./MessageRow";
import { Older } from "./Older";
import { outline } from "./outline";
import { dayText } from "./times";
import { Typing } from "./Typing";
import { useScrollKeeper } from "./useScrollKeeper";
import { useVisible } from "./useVisible";
import { Welcome } from "./Welcome";

/** So near to the top, in pixels, older messages are asked for, so that they are there on arrival. */
const ASK_OLDER_AT = 160;

export function MessageList({ store, texts, status }: { store: Store; texts: Texts; status: Status }) {
  const actions = useContext(ActionsContext);
  const { scroller, content, rows: rowsElement, keeper, atEnd } = useScrollKeeper();
  const visible = useVisible();
  const rows = store.order.map((key) => store.row(key)!);
  const newest = rows.at(-1);
  const seen = useRef(0);
  if (atEnd) seen.current = newest?.key ?? 0;

  useEffect(() => {
    if (atEnd && visible && status.open && newest) actions.read();
  }, [atEnd, visible, status.open, newest?.key, status.unread > 0]);

  const sending = newest?.author === Author.Visitor && newest.delivery === Delivery.Pending;
  useLayoutEffect(() => {
    if (sending) keeper.current!.toEnd("instant");
  }, [sending, newest?.key]);

  const onScroll = () => {
    keeper.current!.scrolled();
    // While a list that stays at its end grows, it is near its top as well.
    const wanted = status.older && !status.loadingOlder && !keeper.current!.following;
    if (wanted && scroller.current!.scrollTop < ASK_OLDER_AT) actions.older();
  };

  return (
    <div class="middle">
      <div
        class="list"
        role="log"
        aria-label={ui.messages}
        aria-live="off"
        tabIndex={0}
        ref={scroller}
        onScroll={onScroll}
      >
        <div class="content" ref={content}>
          {status.older ? <Older loading={status.loadingOlder} /> : <Welcome texts={texts} />}
          <div class="rows" ref={rowsElement}>
            {outline(rows).map(({ key, day, first, last }) => (
              <MessageRow
                key={key}
                rowKey={key}
                store={store}
                day={day ? dayText(day, Date.now()) : ""}
                first={first}
                last={last}
                botName={texts.botName}
              />
            ))}
          </div>
          {status.typing && newest?.delivery !== Delivery.Streaming && <Typing name={texts.botName} />}
        </div>
      </div>
      {!atEnd && <Jump count={newSince(rows, seen.current)} onJump={() => keeper.current!.toEnd("smooth")} />}
    </div>
  );
}

/** How many rows of others have come after the one with this key. */
function newSince(rows: readonly Row[], key: number): number {
  const after = rows.slice(rows.findLastIndex((row) => row.key === key) + 1);
  return after.filter(({ author }) => author !== Author.Visitor).length;
}
