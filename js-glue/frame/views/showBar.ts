import type { Bar } from "./Panel";

export type ShowBar = (change: () => Bar | undefined) => void;

/** Puts something under the header, once there is one. */
export let showBar: ShowBar = () => {};

export function barsGo(there: ShowBar): void {
  showBar = there;
}
