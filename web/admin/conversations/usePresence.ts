import { useEffect, useRef } from "preact/hooks";
import { ask } from "../api/ask";
import { isAway } from "../api/live";

/** Several are within the time that a claim holds without one (server/domain/Limits.h), also where a browser holds timers up. */
const EVERY = 20_000;
/** The visitor sees it for twice as long. */
const TYPING_EVERY = 3_000;

/** Says that the agent is there as long as the page is open and somebody sits before it. Gives what says that they type. */
export function usePresence(path: string, isMine: boolean, lost: () => Promise<void>): () => void {
  const said = useRef(-TYPING_EVERY);
  const attend = (isTyping: boolean) => ask("POST", `${path}/typing`, { isTyping }).catch(lost);
  useEffect(() => {
    if (!isMine) return;
    void attend(false);
    const timer = setInterval(() => !isAway() && void attend(false), EVERY);
    return () => clearInterval(timer);
  }, [path, isMine]);
  return () => {
    if (!isMine || performance.now() - said.current < TYPING_EVERY) return;
    said.current = performance.now();
    void attend(true);
  };
}
