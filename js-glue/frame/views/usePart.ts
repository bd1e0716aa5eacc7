import { useEffect, useState } from "preact/hooks";
import { loadPart, partOf, type Parts } from "../parts";

/** A part of the frame where it is wanted, as soon as it is there. Where it cannot be had, the next that wants it asks again. */
export function usePart<Name extends keyof Parts>(name: Name, isWanted: boolean): Parts[Name] | undefined {
  const [, refresh] = useState<unknown>();
  const part = partOf(name);
  useEffect(() => {
    // It may have come for another since this was drawn.
    if (isWanted && !part) loadPart(name).then(refresh, () => {});
  }, [isWanted]);
  return isWanted ? part : undefined;
}
