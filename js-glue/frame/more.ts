import type * as Contents from "./more/index";

/** The part of the frame that few visitors need: a script of its own, which shares this one's modules (forMore.ts). */
export type More = typeof Contents;

/** Their addresses: those that the document names. */
export const addressOf = (name: string): string =>
  document.querySelector<HTMLElement>("[data-more]")?.dataset[name] ?? "";

export const loadMore = (): Promise<More> => import(addressOf("more")) as Promise<More>;
