import { useContext, useRef } from "preact/hooks";
import type { Store, View } from "../store";
import { ActionsContext } from "./actions";
import { Announcer } from "./Announcer";
import { Banner } from "./Banner";
import { Composer } from "./Composer";
import { wrapFocus } from "./focus";
import { Header } from "./Header";
import { MessageList } from "./MessageList";
import { useFullScreen } from "./useFullScreen";

export function Panel({ store, view }: { store: Store; view: View }) {
  const { texts, status } = view;
  const actions = useContext(ActionsContext);
  const fullScreen = useFullScreen();
  const panel = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Escape is its own key.
    if (event.key === "Escape" && !event.isComposing) actions.close();
    if (event.key === "Tab" && fullScreen) wrapFocus(panel.current!, event);
  };

  return (
    <div
      class="panel"
      role="dialog"
      aria-label={texts.botName}
      aria-modal={fullScreen ? "true" : undefined}
      ref={panel}
      onKeyDown={onKeyDown}
    >
      <Header texts={texts} connection={status.connection} />
      <Banner connection={status.connection} notice={status.notice} />
      <MessageList store={store} texts={texts} status={status} />
      <Composer placeholder={texts.placeholder} draft={view.draft} focusRequests={view.focusRequests} />
      <Announcer announcements={view.announcements} botName={texts.botName} />
    </div>
  );
}
