import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/ask";

// Whether the kill switch is on: each page says it as long as it is.

let isOn = false;
const watchers = new Set<(isOn: boolean) => void>();

function tell(next: boolean): void {
  isOn = next;
  for (const watcher of watchers) watcher(next);
}

export async function turnKill(on: boolean, reason: string): Promise<void> {
  const { killed } = await ask<{ killed: boolean }>("POST", "kill", { on, reason });
  tell(killed);
}

/** Asks when it is shown first. Who cannot be told is not: the page itself says what is wrong. */
export function useKilled(): boolean {
  const [killed, setKilled] = useState(isOn);
  useEffect(() => {
    watchers.add(setKilled);
    ask<{ killed: boolean }>("GET", "kill").then(
      (answer) => tell(answer.killed),
      () => {},
    );
    return () => void watchers.delete(setKilled);
  }, []);
  return killed;
}
