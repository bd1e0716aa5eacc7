import type * as More from "./more/index";
import type * as Own from "./own/index";
import type * as Rich from "./rich/index";

/** Parts of the frame that few visitors need: scripts of their own, loaded when they are wanted. Their addresses stand in the document. */
interface Parts {
  more: typeof More;
  own: typeof Own;
  rich: typeof Rich;
}

const address = (name: string): string =>
  document.querySelector<HTMLElement>("[data-more]")?.dataset[name] ?? "";

/** Rejects where the script cannot be had; the browser asks for it again the next time. */
export const loadPart = <Name extends keyof Parts>(name: Name): Promise<Parts[Name]> =>
  import(address(name)) as Promise<Parts[Name]>;
