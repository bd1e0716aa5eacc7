import type * as Contents from "./more/index";

/** The part of the frame that few visitors need: a script of its own, which shares this one's modules (forMore.ts). */
export type More = typeof Contents;

/** Its address: the one that the document names. */
const address = (): string => document.querySelector<HTMLElement>("[data-more]")?.dataset["more"] ?? "";

export const loadMore = (): Promise<More> => import(address()) as Promise<More>;
