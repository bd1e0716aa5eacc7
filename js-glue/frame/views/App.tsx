import { useEffect } from "preact/hooks";
import { Phase } from "../../abi/layout";
import type { Store } from "../store";
import { ActionsContext, type Actions } from "./actions";
import { Panel } from "./Panel";
import { Refused } from "./Refused";
import { Starting } from "./Starting";
import { useView } from "./useView";

/** The frame's whole content, in whichever phase the engine is. */
export function App({ store, actions }: { store: Store; actions: Actions }) {
  const view = useView(store);
  const { botName } = view.texts;
  useEffect(() => {
    if (botName) document.title = botName;
  }, [botName]);
  return <ActionsContext.Provider value={actions}>{contentOf()}</ActionsContext.Provider>;

  function contentOf() {
    switch (view.status.phase) {
      case Phase.Starting:
        return <Starting />;
      case Phase.Ready:
        return <Panel store={store} view={view} />;
      case Phase.Refused:
        return <Refused code={view.status.refusal} />;
    }
  }
}
