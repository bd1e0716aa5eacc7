import { addressOf } from "../addresses";
import { configuration } from "../boot";
import type { Store, View } from "../store";
import { Banner } from "./Banner";
import { useEffect, useState } from "preact/hooks";
import { Composer } from "./Composer";
import { Dialog } from "./Dialog";
import { MessageList } from "./MessageList";
import { Announcer } from "./Announcer";
import { Header } from "./Header";
import { barsGo } from "./showBar";
import type { ComponentChild } from "preact";

/** What stands under the header while the visitor searches or saves the conversation. */
export type Bar = (view: View) => ComponentChild;

export function Panel({ store, view }: { store: Store; view: View }) {
  const { texts, status } = view;
  useEffect(() => {
    if (configuration().look) import(addressOf("accent")).catch(() => {});
  }, []);
  const [bar, setBar] = useState<Bar>();
  useEffect(() => barsGo(setBar), []);
  return (
    <Dialog label={texts.botName} full={status.full}>
      <Header texts={texts} status={status} choices={view.choices} setBar={setBar} />
      {bar?.(view)}
      <Banner {...status} />
      <MessageList store={store} view={view} />
      <Composer
        placeholder={texts.placeholder}
        draft={view.draft}
        focusRequests={view.focusRequests}
        open={status.open}
      />
      <Announcer announcements={view.announcements} botName={texts.botName} />
    </Dialog>
  );
}
