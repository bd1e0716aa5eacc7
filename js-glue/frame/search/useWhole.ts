import { useEffect, useState } from "preact/hooks";
import type { View } from "../store";
import { actions, type Said } from "../views/actions";

/** So often in a row the service is asked in vain for what was before. The engine waits longer each time. */
const MAX_TRIES = 5;

export interface Whole {
  /** Newest first. */
  said: readonly Said[];
  /** There may be more, and it is on its way. */
  isLoading: boolean;
  /** There is more, and it cannot be had. */
  isPart: boolean;
  /** What is new, or another than it was. */
  refresh(): void;
}

/** All that was said, as far as it has come: what the frame holds, and then page by page what the service has. */
export function useWhole({ status, announcements }: View): Whole {
  const { older, texts } = actions;
  const [said, setSaid] = useState<readonly Said[]>([]);
  const [tries, setTries] = useState(0);
  const isPart = status.older && tries >= MAX_TRIES;

  useEffect(() => {
    const next = texts(said.at(-1)?.key ?? 0);
    if (next.length) {
      setTries(0);
      setSaid([...said, ...next]);
    } else if (status.older && !status.loadingOlder && !isPart) {
      setTries(tries + 1);
      older();
    }
  }, [said, status.older, status.loadingOlder, isPart]);

  const refresh = () => {
    const newest = texts(0);
    const joint = said.findIndex(({ key }) => key === newest.at(-1)?.key);
    setTries(0);
    setSaid(joint < 0 ? newest : [...newest, ...said.slice(joint + 1)]);
  };
  useEffect(refresh, [announcements]);

  return { said, isLoading: status.older && !isPart, isPart, refresh };
}
