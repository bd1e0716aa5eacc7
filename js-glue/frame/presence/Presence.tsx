import { useEffect, useReducer } from "preact/hooks";
import type { Texts } from "../store";
import { Who } from "../views/Who";
import { backText } from "./backText";
import { changeIn, presenceAt, readOpenings } from "./openings";

/** A clock that was set, a device that slept and a midnight are seen that late at most. In milliseconds. */
const SOON = 60_000;

/** Who is there: what the owner says of themselves, or when they are back. */
export function Presence({ texts }: { texts: Texts }) {
  const [, refresh] = useReducer((count: number, _: void) => count + 1, 0);
  const openings = readOpenings(texts.hours);
  const now = Date.now();
  useEffect(() => {
    const timer = setTimeout(refresh, Math.min(changeIn(openings, now), SOON));
    return () => clearTimeout(timer);
  });
  const { isThere, back } = presenceAt(openings, now);
  return isThere ? (
    <Who texts={texts} mark="online" line={texts.subtitle} />
  ) : (
    <Who texts={texts} mark="offline" line={backText(back, now)} />
  );
}
