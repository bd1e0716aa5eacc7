import { useLayoutEffect, useState } from "preact/hooks";
import { readList, watch, type Piece } from "./list";

/** What stands on the list, whenever that is something else. */
export function useList(): readonly Piece[] {
  const [, refresh] = useState<unknown>();
  useLayoutEffect(() => watch(() => refresh({})), []);
  return readList();
}
