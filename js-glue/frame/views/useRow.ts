import { useLayoutEffect, useReducer } from "preact/hooks";
import type { Row, Store } from "../store";

/** A row, and a new rendering whenever it changes. */
export function useRow(store: Store, key: number): Row | undefined {
  const [, refresh] = useReducer((count: number, _: void) => count + 1, 0);
  useLayoutEffect(() => store.watchRow(key, refresh), [store, key]);
  return store.row(key);
}
