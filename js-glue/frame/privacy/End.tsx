import type { BarProps } from "../search/Search";
import { more } from "../texts";
import { actions } from "../views/actions";
import { Ask } from "./Ask";

/** As the engine knows it, in place of a row. */
const END = 0xffffffff;

/** What is said is a message like any other: it waits where there is no network, and stands in every tab. */
export function End({ close }: BarProps) {
  const sayEnd = () => actions.answer(END, more.menu.end);
  return <Ask question={more.privacy.endAsk} answer={more.privacy.end} onAnswer={sayEnd} close={close} />;
}
