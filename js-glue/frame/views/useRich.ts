import { useEffect, useReducer } from "preact/hooks";
import { loadPart } from "../parts";
import type * as Contents from "../rich/index";
import type { Announcement, Row } from "../store";
import { isMarked } from "./markup";

/** What shows texts with markup: a script of its own, as more/ is. */
export type Rich = typeof Contents;

let rich: Rich | undefined;

async function load(): Promise<void> {
  const script = await loadPart("rich");
  await script.start();
  rich = script;
}

/** What shows this row's text, as soon as there is one. Until then, and where it cannot be had, the text stands as it is. */
export function useRich(row: Row): Rich | undefined {
  const isWanted = isMarked(row);
  const [, refresh] = useReducer((count: number, _: void) => count + 1, 0);
  useEffect(() => {
    if (isWanted && !rich) load().then(refresh, () => {});
  }, [isWanted]);
  return isWanted ? rich : undefined;
}

/** The text as it is said: without its markup, if it is seen without. */
export const spoken = (said: Announcement): string =>
  rich && isMarked(said) ? rich.plainText(said.text) : said.text;
