import { useEffect, useRef } from "preact/hooks";
import { standingNow } from "./session";

// What is shown is asked for again and again, as long as somebody looks at it.

/** The service judges anew as often as that: nobody sees more by asking more. */
const EVERY = 15_000;
/** Who has touched nothing for so long has gone: else a page that is left open would keep its session from ending. */
const AWAY = 30 * 60_000;

const works = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let ranAt = 0;
let touchedAt = 0;

function tick(): void {
  const isAway = performance.now() - touchedAt >= AWAY;
  if (isAway || document.hidden || !standingNow().session) return;
  ranAt = performance.now();
  for (const work of works) work();
}

/** Who comes back sees what there is now. */
function catchUp(): void {
  if (performance.now() - ranAt >= EVERY) tick();
}

function onTouch(): void {
  touchedAt = performance.now();
  catchUp();
}

const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

function start(): void {
  ranAt = touchedAt = performance.now();
  timer = setInterval(tick, EVERY);
  document.addEventListener("visibilitychange", catchUp);
  for (const touch of TOUCHES) addEventListener(touch, onTouch, { capture: true, passive: true });
}

function stop(): void {
  clearInterval(timer);
  document.removeEventListener("visibilitychange", catchUp);
  for (const touch of TOUCHES) removeEventListener(touch, onTouch, { capture: true });
}

/** Does it every 15 s while the page is seen, somebody has signed in and is there. */
export function useLive(work: () => unknown): void {
  const last = useRef(work);
  last.current = work;
  useEffect(() => {
    const again = () => void last.current();
    if (!works.size) start();
    works.add(again);
    return () => {
      works.delete(again);
      if (!works.size) stop();
    };
  }, []);
}
