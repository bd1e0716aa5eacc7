import { useEffect, useLayoutEffect } from "preact/hooks";
import { dress } from "./appearance";
import { Phase } from "../../abi/layout";
import { actions } from "./actions";
import { texts, untold } from "../texts";
import { Boundary } from "./Boundary";
import { Panel } from "./Panel";
import { Refused } from "./Refused";
import { Starting } from "./Starting";
import { ENGINE_FAILED, type Store, type View } from "../store";
import { useView } from "./useView";

const OWNERS = ["botName", "subtitle", "welcome", "placeholder"] as const;

/** What the owner has not changed is in the visitor's language. */
function inLanguage(view: View): View {
  const said = { ...view.texts };
  for (const name of OWNERS) if (said[name] === untold[name]) said[name] = texts[name];
  return { ...view, texts: said };
}

/** The frame's whole content, in whichever phase the engine is. */
export function App({ store }: { store: Store }) {
  const view = inLanguage(useView(store));
  const { botName } = view.texts;
  const { refusal, full } = view.status;
  const phase = view.language ? view.status.phase : Phase.Starting;
  useLayoutEffect(() => dress(view.choices, view.texts), [view.choices, view.texts]);
  useEffect(() => {
    if (botName) document.title = botName;
  }, [botName]);
  return (
    <Boundary full={full} onAgain={() => store.focusComposer()}>
      {contentOf()}
    </Boundary>
  );

  function contentOf() {
    switch (phase) {
      case Phase.Starting:
        return <Starting full={full} />;
      case Phase.Ready:
        return <Panel store={store} view={view} />;
      case Phase.Refused:
        return (
          <Refused
            code={refusal}
            full={full}
            again={refusal === ENGINE_FAILED ? actions.reload : undefined}
          />
        );
    }
  }
}
