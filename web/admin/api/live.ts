import { useEffect, useRef } from "preact/hooks";
import { Changes, type Change, type Topic } from "./changes";
import { standingNow } from "./session";

// What is shown is asked for again when it has changed, as long as somebody looks at it.

/** While no changes are told: the service judges anew as often as that, and nobody sees more by asking more. */
const EVERY = 15_000;
/** While they are: the last hour is another one by then, and the session knows that somebody is there. */
const SELDOM = 5 * 60_000;
/** Timers come a little early. */
const EARLY = 500;
/** Who has touched nothing for so long has gone: else a page that is left open would keep its session from ending. */
const AWAY = 30 * 60_000;
/** What changes all the time is asked for no more often than that. */
const PAUSE = 1_000;

interface Work {
  run: () => void;
  topics: readonly Topic[];
  site: string;
  pause: number;
  ranAt: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

const works = new Set<Work>();
const changes = new Changes(onChange);
let timer: ReturnType<typeof setInterval> | undefined;
let touchedAt = 0;

const isSeen = (): boolean => !document.hidden && !isAway() && !!standingNow().session;

function run(work: Work): void {
  clearTimeout(work.timer);
  work.timer = undefined;
  if (!isSeen()) return;
  work.ranAt = performance.now();
  work.run();
}

function runSoon(work: Work): void {
  work.timer ??= setTimeout(() => run(work), work.ranAt + work.pause - performance.now());
}

function onChange({ topic, site }: Change): void {
  for (const work of works) {
    const isOther = topic && (!work.topics.includes(topic) || (site && work.site && site !== work.site));
    if (!isOther) runSoon(work);
  }
}

function tick(): void {
  if (!isSeen()) return changes.drop();
  changes.follow();
  const pause = changes.isOpen ? SELDOM : EVERY;
  for (const work of works) if (performance.now() - work.ranAt >= pause - EARLY) run(work);
}

function onTouch(): void {
  const wasAway = !isSeen();
  touchedAt = performance.now();
  if (wasAway) tick();
}

const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

function start(): void {
  touchedAt = performance.now();
  timer = setInterval(tick, EVERY);
  document.addEventListener("visibilitychange", tick);
  for (const touch of TOUCHES) addEventListener(touch, onTouch, { capture: true, passive: true });
  tick();
}

function stop(): void {
  clearInterval(timer);
  changes.drop();
  document.removeEventListener("visibilitychange", tick);
  for (const touch of TOUCHES) removeEventListener(touch, onTouch, { capture: true });
}

interface Options {
  /** Empty: of all of them. */
  site?: string;
  /** Milliseconds between two times at least. */
  pause?: number;
}

/**
 * Does it when any of these topics has changed, while the page is seen, somebody has signed in and is there; every 15 s where the service
 * tells of no changes.
 */
export function useLive(
  run: () => unknown,
  topics: readonly Topic[],
  { site = "", pause = PAUSE }: Options = {},
): void {
  const last = useRef(run);
  last.current = run;
  useEffect(() => {
    const work: Work = {
      run: () => void last.current(),
      topics,
      site,
      pause,
      ranAt: performance.now(),
    };
    works.add(work);
    if (works.size === 1) start();
    return () => {
      clearTimeout(work.timer);
      works.delete(work);
      if (!works.size) stop();
    };
  }, [site]);
}

/** What is talked about goes on while somebody looks. */
const OFTEN = 2_000;
/** Where nobody does, who waits has to be known all the same. */
const UNSEEN = 10_000;

/** Nobody sits before it. */
export const isAway = (): boolean => performance.now() - touchedAt >= AWAY;

/** Every 2 s; and every 10 s while the page is in the background. */
export function useOften(work: () => unknown): void {
  const last = useRef(work);
  last.current = work;
  useLive(() => last.current(), []);
  useEffect(() => {
    let done = 0;
    const timer = setInterval(() => {
      const isDue = !document.hidden || performance.now() - done >= UNSEEN;
      if (!isDue || isAway() || !standingNow().session) return;
      done = performance.now();
      last.current();
    }, OFTEN);
    return () => clearInterval(timer);
  }, []);
}
