import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/ask";
import { useLive } from "../api/live";
import type { AlertPage } from "./types";

// How many alerts fire, which every page shows beside the link.

/** As many as are counted. */
const MOST = 200;

let text = "";
const watchers = new Set<(text: string) => void>();

/** Who cannot be told is not: the page of alerts itself says what is wrong. */
export function countFiring(): void {
  ask<AlertPage>("GET", `alerts?status=firing&limit=${MOST}`).then(
    ({ alerts, next }) => {
      text = alerts.length ? `${alerts.length}${next === null ? "" : "+"}` : "";
      for (const watcher of watchers) watcher(text);
    },
    () => {},
  );
}

/** Empty: none, or nobody knows. */
export function useFiring(mayLook: boolean): string {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    watchers.add(setShown);
    if (mayLook) countFiring();
    return () => void watchers.delete(setShown);
  }, []);
  useLive(() => mayLook && countFiring(), ["alerts"]);
  return mayLook ? shown : "";
}
