import { imageOf, linkOf } from "../cards/links";
import type { Card } from "../../abi/layout";
import { noteAt, putNoteAt, LIST } from "../forms/notes";
import { isRecord, parse } from "../forms/shapes";

/** A piece that the visitor has put by, as its card shows it. */
export interface Piece {
  title: string;
  detail: string;
  image: string;
  link: string;
}

/** What somebody compares; as many as the service keeps. */
export const MAX_PIECES = 50;
/** In bytes, beside what stands in forms (forms/notes.ts). */
const MAX_LIST = 14_336;
/** In characters: as much of a text as is of use on a list. */
const MAX_TEXT = 120;

/** A card with a picture and a way to more of it is a piece; one without is a way to somewhere else. */
export function pieceOf(card: Card): Piece | undefined {
  const link = linkOf(card);
  if (!link || !imageOf(card)) return undefined;
  return { title: cut(card.title), detail: cut(card.detail), image: card.image, link };
}

const cut = (text: string): string => [...text].slice(0, MAX_TEXT).join("");

/** As they were put there: scripts of the page may have written it. */
export function readList(): readonly Piece[] {
  const note = parse(noteAt(LIST));
  const list = isRecord(note) && Array.isArray(note.list) ? (note.list as unknown[]) : [];
  return list.slice(0, MAX_PIECES).filter(isPiece);
}

const isPiece = (value: unknown): value is Piece =>
  isRecord(value) &&
  [value.title, value.detail, value.image, value.link].every((text) => typeof text === "string") &&
  /^https?:\/\//.test(value.link as string);

export const isListed = (list: readonly Piece[], { link }: Piece): boolean =>
  list.some((piece) => piece.link === link);

/** False: there is no more room. */
export function put(piece: Piece): boolean {
  const list = [...readList().filter(({ link }) => link !== piece.link), piece];
  const isShort = new TextEncoder().encode(JSON.stringify(list)).length <= MAX_LIST;
  return list.length <= MAX_PIECES && isShort && write(list);
}

export const take = ({ link }: Piece): boolean => write(readList().filter((piece) => piece.link !== link));

export const clear = (): boolean => write([]);

const watchers = new Set<() => void>();

/** Of changes in this tab; those of others draw every row anew. */
export function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function write(list: readonly Piece[]): boolean {
  putNoteAt(LIST, list.length ? { list } : {});
  for (const watcher of watchers) watcher();
  return true;
}
