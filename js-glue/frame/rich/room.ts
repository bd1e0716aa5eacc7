import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

/**
 * Nodes that all texts with markup may have in the document together. With what else a panel has they stay below 1,500 elements,
 * whatever the messages in sight are made of. On paper they are not counted.
 */
const MOST_NODES = 1_000;

let most = MOST_NODES;
let taken = 0;
const waiting = new Set<(nothing: void) => void>();

// Before the list's own listener, which puts all rows into the document.
addEventListener("beforeprint", () => allow(Infinity), true);
addEventListener("afterprint", () => allow(MOST_NODES), true);

/** Whether `count` more nodes may be drawn, for as long as the component that asks stands there. It is drawn again once they may. */
export function useRoom(count: number): boolean {
  const own = useRef(0);
  const [, drawAgain] = useReducer<number, void>((times) => times + 1, 0);
  const others = taken - own.current;
  const fits = others + count <= most;
  own.current = fits ? count : 0;
  taken = others + own.current;

  useLayoutEffect(() => {
    if (fits) return;
    waiting.add(drawAgain);
    return () => void waiting.delete(drawAgain);
  }, [fits]);
  useLayoutEffect(
    () => () => {
      taken -= own.current;
      allow(most);
    },
    [],
  );
  return fits;
}

function allow(nodes: number): void {
  most = nodes;
  for (const again of waiting) again();
}
