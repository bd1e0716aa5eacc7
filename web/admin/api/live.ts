import { useEffect, useRef } from "preact/hooks";
import { standingNow } from "./session";

/** What the service judges anew as often as that: nobody sees more by asking more. */
const EVERY = 15_000;

/** Does it again and again as long as the page is seen and somebody has signed in; and when it is seen again. */
export function useLive(work: () => unknown): void {
  const last = useRef(work);
  last.current = work;
  useEffect(() => {
    let at = performance.now();
    const again = () => {
      if (document.hidden || !standingNow().session) return;
      at = performance.now();
      last.current();
    };
    const onSeen = () => performance.now() - at >= EVERY && again();
    const timer = setInterval(again, EVERY);
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onSeen);
    };
  }, []);
}
