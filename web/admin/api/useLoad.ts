import { useEffect, useRef, useState } from "preact/hooks";
import { watchSession } from "./session";

export interface Loaded<T> {
  /** What came last; it stays while it is asked for again. */
  value: T | undefined;
  problem: unknown;
  busy: boolean;
  reload: () => void;
  /** What a change has answered, in place of asking again. */
  put: (value: T) => void;
}

/** Asks when it is shown, when `key` changes, and again where a session had ended and somebody has signed in. */
export function useLoad<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<{ key: string; value?: T; problem?: unknown; busy: boolean }>({
    key,
    busy: true,
  });
  const asked = useRef(0);
  const reload = () => {
    const mine = ++asked.current;
    const isLast = () => mine === asked.current;
    setState((before) => (before.key === key ? { ...before, busy: true } : { key, busy: true }));
    load().then(
      (value) => isLast() && setState({ key, value, busy: false }),
      (problem: unknown) => isLast() && setState((before) => ({ ...before, problem, busy: false })),
    );
  };
  useEffect(() => {
    reload();
    const stop = watchSession(({ session }) => session && reload());
    return () => {
      stop();
      asked.current++;
    };
  }, [key]);
  const { value, problem, busy } =
    state.key === key ? state : { value: undefined, problem: undefined, busy: true };
  return { value, problem, busy, reload, put: (next) => setState({ key, value: next, busy: false }) };
}
