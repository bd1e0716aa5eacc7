import { useLayoutEffect, useReducer } from "preact/hooks";
import type { Store, View } from "../store";

/** All that is on screen apart from the rows, and a new rendering whenever it changes. */
export function useView(store: Store): View {
  const [, refresh] = useReducer((count: number, _: void) => count + 1, 0);
  useLayoutEffect(() => store.watch(refresh), [store]);
  return store.view;
}
