import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { useOften } from "../api/live";
import { merged, withOlder, type Known } from "./merge";
import type { Opened } from "./types";

export interface Followed {
  known: Known | undefined;
  problem: unknown;
  refresh: () => Promise<void>;
  older: () => Promise<void>;
}

/** A conversation as it goes on. */
export function useConversation(id: string): Followed {
  const path = `conversations/${encodeURIComponent(id)}`;
  const [known, setKnown] = useState<Known>();
  const [problem, setProblem] = useState<unknown>();
  const now = useRef<Known | undefined>(undefined);
  const asked = useRef<{ running?: Promise<void> | undefined; next?: Promise<void> | undefined }>({});
  const put = (next: Known) => setKnown((now.current = next));

  const load = async () => {
    const before = now.current;
    const answer = await ask<Opened>("GET", before ? `${path}?after=${before.from}` : path);
    put(merged(now.current, answer, !before));
    setProblem(undefined);
  };
  /** One at a time, and one more where something was done meanwhile. */
  const refresh = (): Promise<void> => {
    const { running } = asked.current;
    if (running) return (asked.current.next ??= running.then(refresh));
    asked.current.next = undefined;
    return (asked.current.running = load()
      .catch(setProblem)
      .finally(() => (asked.current.running = undefined)));
  };
  const older = async () => {
    const first = now.current?.messages[0]?.seq;
    if (!first) return;
    const answer = await ask<Opened>("GET", `${path}?before=${first}`);
    put(withOlder(now.current!, answer));
  };
  useEffect(() => void refresh(), []);
  useOften(() => void refresh());
  return { known, problem, refresh, older };
}
