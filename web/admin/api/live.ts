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

/** Nobody sits before it. */
export const isAway = (): boolean => performance.now() - touchedAt >= AWAY;

function tick(): void {
  if (isAway() || document.hidden || !standingNow().session) return;
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

/** What is talked about goes on while somebody looks. */
const OFTEN = 2_000;
/** Where nobody does, who waits has to be known all the same. */
const SELDOM = 10_000;

/** As useLive(), every 2 s; and every 10 s while the page is in the background. */
export function useOften(work: () => unknown): void {
  const last = useRef(work);
  last.current = work;
  useLive(() => last.current());
  useEffect(() => {
    let done = 0;
    const timer = setInterval(() => {
      const isDue = !document.hidden || performance.now() - done >= SELDOM;
      if (!isDue || isAway() || !standingNow().session) return;
      done = performance.now();
      last.current();
    }, OFTEN);
    return () => clearInterval(timer);
  }, []);
}
