import { configuration } from "./boot";
import { actions } from "./views/actions";

/** What the visitor has pressed of what a message of ours offers, in our own words: nothing of theirs. */
export type Action =
  | { kind: "reply"; label: string }
  | { kind: "card"; label: string; url: string }
  | { kind: "form"; id: string };

/** Where the page hears of what happens in the chat. */
function isTold(): boolean {
  const pages = new URLSearchParams(location.hash.slice(1)).get("features");
  return !`${pages} ${configuration().features}`.includes("-crossD");
}

/** For the page to measure: the engine has nothing to decide. */
export function tellAction(detail: Action): void {
  if (isTold()) actions.tell(JSON.stringify({ v: 2, id: 0, t: "event", p: { name: "action", detail } }));
}
