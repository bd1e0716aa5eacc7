import { useContext, useEffect, useRef } from "preact/hooks";
import { Author, Delivery } from "../../abi/layout";
import type { Store, View } from "../store";
import { texts as ui } from "../texts";
import { ActionsContext } from "./actions";
import { Jump } from "./Jump";
import { MessageRow } from "./MessageRow";
import { Older } from "./Older";
import { placeOf } from "./outline";
import { dayText } from "./times";
import { Typing } from "./Typing";
import { FOOT, HEAD, useWindow } from "./useWindow";
import { useVisible } from "./useVisible";
import { Welcome } from "./Welcome";

export function MessageList({ store, view }: { store: Store; view: View }) {
  const { texts, status, list } = view;
  const { order } = store;
  const actions = useContext(ActionsContext);
  const { scroller, rows, numbers, keyOf, kept, onScroll, onTouch } = useWindow(order, list);
  const visible = useVisible();
  const newest = store.row(order.at(-1)!);
  const seen = useRef(0);
  if (list.latest) seen.current = newest?.key ?? 0;

  useEffect(() => {
    if (list.latest && visible && status.open && newest) actions.read();
  }, [list.latest, visible, status.open, newest?.key, status.unread > 0]);

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
        onTouchStart={onTouch}
        onTouchEnd={onTouch}
        onTouchCancel={onTouch}
      >
        <div class="rows" ref={rows} style={spaces()}>
          {numbers.map(rowOf)}
        </div>
      </div>
      {!list.latest && <Jump count={newSince(store, seen.current)} onJump={actions.latest} />}
    </div>
  );

  function spaces() {
    const { before, after } = list;
    return { marginTop: Math.min(before, 0), paddingTop: Math.max(before, 0), paddingBottom: after };
  }

  function rowOf(number: number) {
    const key = keyOf(number);
    if (key === HEAD || key === FOOT) {
      return (
        <div key={key} class={`${key === HEAD ? "head" : "foot"}${number === kept ? " kept" : ""}`}>
          {key === FOOT ? (
            typing()
          ) : status.older ? (
            <Older loading={status.loadingOlder} />
          ) : (
            <Welcome texts={texts} />
          )}
        </div>
      );
    }
    const { day, first, last } = placeOf((i) => store.row(order[i]!), number - 1);
    return (
      <MessageRow
        key={key}
        rowKey={key}
        store={store}
        day={day ? dayText(day, Date.now()) : ""}
        first={first}
        last={last}
        kept={number === kept}
        botName={texts.botName}
      />
    );
  }

  function typing() {
    return status.typing && newest?.delivery !== Delivery.Streaming && <Typing name={texts.botName} />;
  }
}

/** How many rows of others have come after the one with this key. */
function newSince(store: Store, key: number): number {
  const { order } = store;
  let count = 0;
  for (let i = order.length; i-- > 0 && order[i] !== key;) {
    if (store.row(order[i]!)!.author !== Author.Visitor) ++count;
  }
  return count;
}
