import type * as Cards from "./cards/index";
import type * as More from "./more/index";
import type * as Own from "./own/index";
import type * as Rich from "./rich/index";

/** Parts of the frame that few visitors need: scripts of their own, loaded when they are wanted. Their addresses stand in the document. */
export interface Parts {
  cards: typeof Cards;
  more: typeof More;
  own: typeof Own;
  rich: typeof Rich;
}

const address = (name: string): string =>
  document.querySelector<HTMLElement>("[data-more]")?.dataset[name] ?? "";

const loaded: Partial<Parts> = {};

/** What is there already. */
export const partOf = <Name extends keyof Parts>(name: Name): Parts[Name] | undefined => loaded[name];

/** With what it needs. Rejects where that cannot be had; it is asked for again the next time. */
export async function loadPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
  const part = (await import(address(name))) as Parts[Name];
  if ("start" in part) await part.start();
  loaded[name] = part;
  return part;
}
