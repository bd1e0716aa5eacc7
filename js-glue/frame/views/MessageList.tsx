import { useEffect } from "preact/hooks";
import type { Store, View } from "../store";
import { MessageRow } from "./MessageRow";
import { texts as ui } from "../texts";
import { actions } from "./actions";
import { agentName } from "./names";
import { Typing } from "./Typing";
import { usePart } from "./usePart";
import { FOOT, HEAD, useWindow } from "./useWindow";
import { useVisible } from "./useVisible";
import { Welcome } from "./Welcome";

export function MessageList({ store, view }: { store: Store; view: View }) {
  const { texts, status, list } = view;
  const { scroller, rows, keys, onScroll, onTouch } = useWindow(list);
  const visible = useVisible();
  const older = usePart("earlier", status.older);
  const away = usePart("earlier", !list.latest);

  useEffect(() => {
    if (list.latest && visible && status.open && status.unread) actions.read();
  }, [list.latest, visible, status.open, status.unread]);

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
        onKeyDown={onKeyDown}
        onTouchStart={onTouch}
        onTouchEnd={onTouch}
        onTouchCancel={onTouch}
      >
        <div class="rows" ref={rows} style={spaces()}>
          {keys.map(rowOf)}
        </div>
      </div>
      {away && <away.Jump count={list.newer} />}
    </div>
  );

  /** Scrolling there would end where rows come in on the way. */
  function onKeyDown(event: KeyboardEvent) {
    const { key, target, currentTarget, ctrlKey, altKey, metaKey, shiftKey } = event;
    const goal = { Home: HEAD, End: 0 }[key];
    if (goal === undefined || target !== currentTarget || ctrlKey || altKey || metaKey || shiftKey) return;
    event.preventDefault();
    actions.goTo(goal);
  }

  function spaces() {
    const { before, after } = list;
    return {
      marginTop: `${Math.min(before, 0)}px`,
      paddingTop: `${Math.max(before, 0)}px`,
      paddingBottom: `${after}px`,
    };
  }

  function rowOf(key: number) {
    const kept = key === list.kept;
    if (key === HEAD || key === FOOT) {
      return (
        <div key={key} class={`${key === HEAD ? "head" : "foot"}${kept ? " kept" : ""}`}>
          {key === FOOT ? (
            status.typing &&
            texts.typing !== "false" && <Typing name={agentName(status.ticket) || texts.botName} />
          ) : status.older ? (
            older && <older.Older loading={status.loadingOlder} />
          ) : (
            <Welcome texts={texts} />
          )}
        </div>
      );
    }
    return (
      <MessageRow
        key={key}
        rowKey={key}
        store={store}
        kept={kept}
        botName={texts.botName}
        language={view.language}
      />
    );
  }
}
