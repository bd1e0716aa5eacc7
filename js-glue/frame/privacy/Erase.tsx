import type { BarProps } from "../search/Search";
import { more } from "../texts";
import { actions } from "../views/actions";
import { Ask } from "./Ask";

/** That it is done is said by a notice, when it is. */
export function Erase({ close }: BarProps) {
  return (
    <Ask question={more.privacy.ask} answer={more.privacy.erase} onAnswer={actions.erase} close={close} />
  );
}
