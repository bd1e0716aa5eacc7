import { useEffect, useRef, useState } from "preact/hooks";
import type { Choices } from "../store";
import { more, texts } from "../texts";
import { actions } from "../views/actions";
import { askPage, type Leave } from "./notifying";
import { Switch } from "./Switch";

interface Props {
  choices: Choices;
  /** What is wrong; nothing: it is so no longer. A menu has no place for an alert. */
  say(problem: string): void;
}

/** Whether answers are shown as notifications. On is what the visitor has chosen and their browser allows. */
export function Notifications({ choices, say }: Props) {
  const { choose, tell } = actions;
  const [leave, setLeave] = useState<Leave>("granted");
  // The browser's question may stand for long.
  const latest = useRef(choices);
  latest.current = choices;
  const turn = (notify: boolean) => choose({ ...latest.current, notify });
  const isOn = choices.notify && leave === "granted";

  const learn = (given: Leave) => {
    const { denied, absent } = more.menu.notify;
    setLeave(given);
    say({ granted: "", default: "", denied, absent }[given]);
  };

  useEffect(() => {
    // What was allowed may be so no longer.
    if (choices.notify) askPage(tell, false).then(learn, () => {});
  }, []);

  const onClick = async () => {
    say("");
    if (isOn) return turn(false);
    try {
      const given = await askPage(tell, true);
      learn(given);
      turn(given === "granted");
    } catch {
      say(texts.notLoaded);
    }
  };

  return <Switch name={more.menu.notify.name} on={isOn} onClick={() => void onClick()} />;
}
