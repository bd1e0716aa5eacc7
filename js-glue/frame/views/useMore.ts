import { useEffect, useState } from "preact/hooks";
import { loadMore } from "../texts";

/** Whether what most visitors never see is wanted, and there. */
export function useMore(isWanted: boolean): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (isWanted)
      loadMore().then(
        () => setThere(true),
        () => {},
      );
  }, [isWanted]);
  return isWanted && isThere;
}
